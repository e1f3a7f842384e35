import {
  type DirectiveNode,
  type FieldDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
} from 'graphql/language/index.js'
import type { EntityType, Field, ValueKind } from '../inputSchema.js'
import type { Aggregate, AggregateFunction, Aggregation } from './aggregation.js'
import { compileExpression, type ExpressionType } from './compileExpression.js'
import { type Expression, ExpressionError } from './expression.js'
import { INTERVALS, type Interval } from './interval.js'
import { parseExpression } from './parseExpression.js'

const FUNCTIONS: readonly string[] = ['sum', 'min', 'max', 'count', 'first', 'last']

/** Number types from the narrowest to the widest. */
const WIDTH: readonly ValueKind[] = ['Int', 'Int8', 'BigInt', 'BigDecimal']

const directive = (nodes: readonly DirectiveNode[] | undefined, name: string) =>
  nodes?.find((node) => node.name.value === name)

const argument = (node: DirectiveNode | undefined, name: string) =>
  node?.arguments?.find((candidate) => candidate.name.value === name)?.value

/** What is known of the schema when its aggregations are read. */
export type AggregationContext = Readonly<{
  entities: ReadonlyMap<string, EntityType>
  fields: ReadonlyMap<string, Field>
  definitions: ReadonlyMap<Field, FieldDefinitionNode>
  problems: string[]
}>

/** Reads a type with `@aggregation`. Mistakes go to `problems`; without a source there is no aggregation. */
export const readAggregation = (
  node: ObjectTypeDefinitionNode,
  { entities, fields, definitions, problems }: AggregationContext,
): Aggregation | undefined => {
  const name = node.name.value
  const declaration = directive(node.directives, 'aggregation')
  checkTimestamp(name, fields, `Type ${name} is missing a \`timestamp\` field`, problems)
  for (const field of fields.values())
    if (field.derivedFrom !== undefined)
      problems.push(
        `Aggregation ${name} has a derived field ${field.name} but fields in aggregations can not be derived`,
      )
  const intervals = readIntervals(name, declaration, problems)
  const source = readSource(name, declaration, entities, problems)
  if (!source) return undefined
  const id = fields.get('id')
  if (id && id.base !== source.fields.get('id')?.base)
    problems.push(`Aggregation ${name} must have an \`id\` field of the same type as ${source.name}`)

  const aggregates = [...fields.values()]
    .filter(({ aggregate }) => aggregate)
    .flatMap((field) => {
      const declaration = directive(definitions.get(field)?.directives, 'aggregate')
      return readAggregate(name, field, { declaration, source, problems }) ?? []
    })
  if (![...fields.values()].some(({ aggregate }) => aggregate))
    problems.push(`Aggregation ${name} has no @aggregate fields`)
  const dimensions = [...fields.values()].filter(
    (field) => !field.aggregate && field.name !== 'id' && field.name !== 'timestamp',
  )
  for (const field of dimensions) {
    const twin = source.fields.get(field.name)
    if (twin?.base !== field.base || twin.list !== field.list || twin.derivedFrom !== undefined)
      problems.push(
        `Field ${field.name} in aggregation ${name} is a dimension, but ${source.name} has no field of that name and type`,
      )
  }

  const table = (interval: Interval): EntityType => ({
    name,
    table: `${name}$${interval}`,
    description: node.description?.value,
    immutable: true,
    timeseries: false,
    skipDuplicates: false,
    idKind: source.idKind,
    interfaces: [],
    fields,
    stored: [...fields.values()],
  })
  return {
    name,
    description: node.description?.value,
    source,
    tables: new Map(intervals.map((interval) => [interval, table(interval)])),
    fields,
    dimensions,
    aggregates,
  }
}

/** What a timeseries must have, besides being immutable. */
export const timeseriesProblems = (type: EntityType, immutable: boolean | undefined): string[] => {
  if (!type.timeseries) return []
  const problems: string[] = []
  if (immutable === false) problems.push(`Timeseries ${type.name} is marked as mutable, it must be immutable`)
  if (type.fields.has('id') && type.idKind !== 'Int8')
    problems.push(`Timeseries \`${type.name}\` must have an \`id\` field of type \`Int8\``)
  checkTimestamp(type.name, type.fields, `Timeseries ${type.name} is missing a \`timestamp\` field`, problems)
  return problems
}

const checkTimestamp = (
  type: string,
  fields: ReadonlyMap<string, Field>,
  missing: string,
  problems: string[],
) => {
  const timestamp = fields.get('timestamp')
  if (!timestamp) problems.push(missing)
  else if (timestamp.base !== 'Timestamp' || timestamp.list)
    problems.push(
      `Type ${type} has a \`timestamp\` field of type ${timestamp.type}, but it must be of type Timestamp`,
    )
}

const readIntervals = (
  name: string,
  declaration: DirectiveNode | undefined,
  problems: string[],
): Interval[] => {
  const given = argument(declaration, 'intervals')
  if (!given)
    problems.push(`Aggregation ${name} is missing an \`intervals\` argument for the timeseries directive`)
  if (!given) return []
  const texts =
    given.kind === Kind.LIST ? given.values.map((value) => value.kind === Kind.STRING && value.value) : []
  if (texts.length === 0 || texts.includes(false))
    problems.push(
      `Aggregation ${name} has an invalid argument for \`intervals\`: it must be a non-empty list of strings`,
    )
  for (const text of texts)
    if (text !== false && !INTERVALS.some((interval) => interval === text))
      problems.push(`Aggregation ${name}: the interval ${text} is not supported`)
  return INTERVALS.filter((interval) => texts.includes(interval))
}

const readSource = (
  name: string,
  declaration: DirectiveNode | undefined,
  entities: ReadonlyMap<string, EntityType>,
  problems: string[],
): EntityType | undefined => {
  const given = argument(declaration, 'source')
  if (given?.kind !== Kind.STRING) {
    problems.push(`Aggregation ${name} is missing the \`source\` argument`)
    return undefined
  }
  const source = entities.get(given.value)
  if (!source)
    problems.push(
      `Aggregaton ${name} uses ${given.value} as the source, but there is no timeseries of that name`,
    )
  else if (!source.timeseries)
    problems.push(`Aggregation ${name} uses ${given.value} as the source, but that type is not a timeseries`)
  return source?.timeseries ? source : undefined
}

const readAggregate = (
  name: string,
  field: Field,
  {
    declaration,
    source,
    problems,
  }: { declaration: DirectiveNode | undefined; source: EntityType; problems: string[] },
): Aggregate | undefined => {
  const where = `Field ${field.name} in aggregation ${name}`
  const problem = (text: string): undefined => {
    problems.push(`${where} ${text}`)
  }
  const given = argument(declaration, 'fn')
  if (given?.kind !== Kind.STRING) return problem('is missing the `fn` argument')
  if (!FUNCTIONS.includes(given.value))
    return problem(`uses the unknown aggregation function \`${given.value}\``)
  const fn = given.value as AggregateFunction
  const cumulative = argument(declaration, 'cumulative')
  if (cumulative && cumulative.kind !== Kind.BOOLEAN)
    return problem('has an invalid value for `cumulative`. It needs to be a boolean')
  if (field.list || !resultFits(field, fn)) return problem(`has type ${field.type}, which ${fn} cannot yield`)
  const common = { field, fn, cumulative: cumulative?.kind === Kind.BOOLEAN && cumulative.value }
  if (fn === 'count') return { ...common, argument: undefined }
  const text = argument(declaration, 'arg')
  if (text?.kind !== Kind.STRING) return problem('is missing the `arg` argument')
  try {
    const expression = parseExpression(text.value)
    const { type } = compileExpression(expression, { fields: source.fields, alias: 's' })
    const misfit = misfitOf(field, expression, type, source)
    return misfit === undefined ? { ...common, argument: expression } : problem(misfit)
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error
    problems.push(`${error.message} (${where})`)
    return undefined
  }
}

const resultFits = (field: Field, fn: AggregateFunction): boolean => {
  if (field.target === 'scalar' && WIDTH.includes(field.kind)) return true
  if (fn !== 'first' && fn !== 'last') return false
  return field.target === 'entity' || field.target === 'interface' || ['Bytes', 'String'].includes(field.base)
}

const misfitOf = (
  field: Field,
  expression: Expression,
  type: ExpressionType,
  source: EntityType,
): string | undefined => {
  const yields = field.target === 'scalar' && WIDTH.includes(field.kind) ? 'number' : undefined
  const wanted = yields ?? (field.kind === 'Bytes' ? 'bytes' : field.kind === 'Int8' ? 'number' : 'text')
  if (type.kind !== wanted && type.kind !== 'null')
    return `has type ${field.type}, but its \`arg\` is a ${type.kind}`
  const plain = expression.kind === 'column' ? source.fields.get(expression.value) : undefined
  if (plain && WIDTH.indexOf(plain.kind) > WIDTH.indexOf(field.kind))
    return `has type ${field.type}, which is narrower than the type ${plain.base} of its \`arg\``
  return undefined
}
