import {
  type DirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  parse,
  print,
  type TypeNode,
} from 'graphql/language/index.js'
import type { Aggregation } from './aggregation/aggregation.js'
import { readAggregation, timeseriesProblems } from './aggregation/readAggregation.js'
import { EngineError } from './errors.js'
import { readFulltexts, SCHEMA_TYPE } from './fulltext/readFulltexts.js'
import {
  type EntityType,
  type Field,
  type IdKind,
  type InputSchema,
  type InterfaceType,
  namedCollection,
  type Target,
  type ValueKind,
} from './inputSchema.js'
import { rootFieldNames } from './rootFieldNames.js'

/** A data model with the document that declares it. */
export type DeclaredSchema = InputSchema & Readonly<{ document: DocumentNode }>

const SCALARS: Readonly<Record<string, ValueKind>> = {
  ID: 'String',
  String: 'String',
  Bytes: 'Bytes',
  Int: 'Int',
  Int8: 'Int8',
  Timestamp: 'Timestamp',
  BigInt: 'BigInt',
  BigDecimal: 'BigDecimal',
  Boolean: 'Boolean',
}

/**
 * Parses and checks the text of a `schema.graphql`. Reports every mistake at once.
 *
 * @param options.deployment id of the subgraph, for the error.
 * @param options.specVersion of the manifest; before 1.1.0 there are no aggregations and no Int8 ids. @default '1.3.0'
 */
export const parseInputSchema = (
  text: string,
  options: { specVersion?: string; deployment?: string } = {},
): DeclaredSchema => {
  const document = parse(text, { noLocation: true })
  const problems: string[] = []
  const objects = document.definitions.filter((node) => node.kind === Kind.OBJECT_TYPE_DEFINITION)
  const interfaceNodes = document.definitions.filter((node) => node.kind === Kind.INTERFACE_TYPE_DEFINITION)
  const enums = new Map(
    document.definitions
      .filter((node) => node.kind === Kind.ENUM_TYPE_DEFINITION)
      .map((node) => [node.name.value, (node.values ?? []).map((value) => value.name.value)] as const),
  )
  const rowNodes = objects.filter((node) => node.name.value !== SCHEMA_TYPE)
  const aggregationNodes = rowNodes.filter((node) => directive(node.directives, 'aggregation'))
  const entityNodes = rowNodes.filter((node) => !aggregationNodes.includes(node))
  const withoutEntity = entityNodes.filter((node) => !directive(node.directives, 'entity'))
  if (withoutEntity.length > 0)
    problems.push(
      `@entity directive missing on the following types: \`${withoutEntity.map((node) => node.name.value).join(', ')}\``,
    )

  const implementersOf = (name: string) =>
    entityNodes.filter((node) => (node.interfaces ?? []).some((used) => used.name.value === name))
  const idKinds = new Map<string, IdKind>()
  for (const node of rowNodes) idKinds.set(node.name.value, idKindOf(node, problems))
  for (const node of interfaceNodes) {
    const kinds = new Set(implementersOf(node.name.value).map((type) => idKinds.get(type.name.value)))
    if (kinds.size > 1)
      problems.push(
        `Implementors of interface \`${node.name.value}\` use different id types \`${[...kinds].join(', ')}\`. They must all use the same type`,
      )
    idKinds.set(node.name.value, [...kinds][0] ?? 'String')
  }

  const targetOf = (base: string): Target | undefined => {
    if (base in SCALARS) return 'scalar'
    if (enums.has(base)) return 'enum'
    if (entityNodes.some((node) => node.name.value === base)) return 'entity'
    if (aggregationNodes.some((node) => node.name.value === base)) return 'aggregation'
    return interfaceNodes.some((node) => node.name.value === base) ? 'interface' : undefined
  }
  const definitions = new Map<Field, FieldDefinitionNode>()
  const fieldOf = (owner: string, node: FieldDefinitionNode): Field => {
    const { base, list, nonNull } = unwrap(node.type)
    const target = targetOf(base)
    if (target === undefined)
      problems.push(`Type \`${owner}\`, field \`${node.name.value}\`: type \`${base}\` is not defined`)
    const derived = directive(node.directives, 'derivedFrom')
    const field: Field = {
      name: node.name.value,
      description: node.description?.value,
      type: print(node.type),
      base,
      target: target ?? 'scalar',
      list,
      nonNull,
      kind: target === 'enum' ? 'String' : (SCALARS[base] ?? idKinds.get(base) ?? 'String'),
      derivedFrom: derived && stringArgument(derived, 'field'),
      aggregate: directive(node.directives, 'aggregate') !== undefined,
    }
    definitions.set(field, node)
    return field
  }
  const fieldsOf = (node: { name: { value: string }; fields?: readonly FieldDefinitionNode[] | undefined }) =>
    new Map((node.fields ?? []).map((field) => [field.name.value, fieldOf(node.name.value, field)] as const))

  const interfaces = new Map<string, InterfaceType>(
    interfaceNodes.map((node) => [
      node.name.value,
      {
        name: node.name.value,
        description: node.description?.value,
        idKind: idKinds.get(node.name.value) ?? 'String',
        fields: fieldsOf(node),
        implementers: implementersOf(node.name.value).map((type) => type.name.value),
      },
    ]),
  )
  const entities = new Map<string, EntityType>(
    entityNodes.map((node) => {
      const entity = directive(node.directives, 'entity')
      const timeseries = booleanArgument(entity, 'timeseries', problems) ?? false
      const immutable = booleanArgument(entity, 'immutable', problems)
      const fields = fieldsOf(node)
      const type: EntityType = {
        name: node.name.value,
        table: node.name.value,
        description: node.description?.value,
        timeseries,
        immutable: immutable ?? timeseries,
        skipDuplicates: booleanArgument(entity, 'skipDuplicates', problems) ?? false,
        idKind: idKinds.get(node.name.value) ?? 'String',
        interfaces: (node.interfaces ?? []).map((used) => used.name.value),
        fields,
        stored: [...fields.values()].filter((field) => field.derivedFrom === undefined),
      }
      problems.push(...timeseriesProblems(type, immutable))
      return [type.name, type] as const
    }),
  )
  const aggregations = new Map<string, Aggregation>(
    aggregationNodes.flatMap((node) => {
      const aggregation = readAggregation(node, { entities, fields: fieldsOf(node), definitions, problems })
      return aggregation ? [[aggregation.name, aggregation] as const] : []
    }),
  )
  const roots = [...entities.keys(), ...interfaces.keys()].flatMap((name) =>
    Object.values(rootFieldNames(name)),
  )
  const aggregationRoots = [...aggregations.keys()].map((name) => rootFieldNames(name).plural)
  const fulltexts = readFulltexts(
    objects.find((node) => node.name.value === SCHEMA_TYPE),
    {
      entities,
      typeNames: new Set([...entities.keys(), ...interfaces.keys(), ...aggregations.keys(), ...enums.keys()]),
      rootNames: new Set([...roots, ...aggregationRoots]),
      problems,
    },
  )
  const schema: DeclaredSchema = {
    document,
    entities,
    interfaces,
    aggregations,
    fulltexts: new Map(fulltexts.map((fulltext) => [fulltext.name, fulltext])),
    enums,
  }
  problems.push(...reservedProblems(document), ...versionProblems(schema, options.specVersion ?? '1.3.0'))
  for (const type of entities.values())
    problems.push(
      ...skippingProblems(type),
      ...interfaceProblems(schema, type),
      ...derivedProblems(schema, type, definitions),
      ...columnProblems(type),
    )
  if (problems.length > 0)
    throw new EngineError(
      `Validation errors in ${options.deployment === undefined ? 'the schema' : `subgraph \`${options.deployment}\``}:\n${problems.map((problem, index) => `  (${index + 1}) - ${problem}`).join('\n')}`,
      { facts: { problems }, remedy: 'Correct schema.graphql and build the subgraph again.' },
    )
  return schema
}

const unwrap = (node: TypeNode): { base: string; list: boolean; nonNull: boolean } => {
  const inner = node.kind === Kind.NON_NULL_TYPE ? node.type : node
  const nonNull = node.kind === Kind.NON_NULL_TYPE
  if (inner.kind === Kind.LIST_TYPE) return { base: unwrap(inner.type).base, list: true, nonNull }
  return { base: inner.name.value, list: false, nonNull }
}

const directive = (nodes: readonly DirectiveNode[] | undefined, name: string): DirectiveNode | undefined =>
  nodes?.find((node) => node.name.value === name)

const argument = (node: DirectiveNode | undefined, name: string) =>
  node?.arguments?.find((candidate) => candidate.name.value === name)?.value

const stringArgument = (node: DirectiveNode, name: string): string => {
  const value = argument(node, name)
  return value?.kind === Kind.STRING ? value.value : ''
}

const booleanArgument = (
  node: DirectiveNode | undefined,
  name: string,
  problems: string[],
): boolean | undefined => {
  const value = argument(node, name)
  if (value !== undefined && value.kind !== Kind.BOOLEAN)
    problems.push(`The \`${name}\` argument of the @entity directive must be a boolean`)
  return value?.kind === Kind.BOOLEAN ? value.value : undefined
}

const idKindOf = (node: ObjectTypeDefinitionNode, problems: string[]): IdKind => {
  const id = node.fields?.find((field) => field.name.value === 'id')
  if (!id) {
    problems.push(`Type ${node.name.value} is missing an \`id\` field`)
    return 'String'
  }
  const { base } = unwrap(id.type)
  if (base === 'ID' || base === 'String') return 'String'
  if (base === 'Bytes' || base === 'Int8') return base
  problems.push(`Entity type ${node.name.value} uses illegal type ${base} for id column`)
  return 'String'
}

const versionProblems = ({ entities, aggregations }: InputSchema, version: string): string[] => {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  if (major > 1 || (major === 1 && minor >= 1)) return []
  const advice = `supported with spec version ${version}; please migrate the subgraph to the latest version`
  const types = [...entities.values()]
  return [
    ...types
      .filter(({ idKind }) => idKind === 'Int8')
      .map(() => `Using Int8 as the type for the \`id\` field is not ${advice}`),
    ...(aggregations.size > 0 || types.some(({ timeseries }) => timeseries)
      ? [`Aggregations are not ${advice}`]
      : []),
  ]
}

/** Names that the API schema has for itself. */
const RESERVED = ['Boolean', 'ID', 'Int', 'BigDecimal', 'String', 'Bytes', 'BigInt', 'Query', 'Subscription']

const reservedProblems = ({ definitions }: DocumentNode): string[] => {
  const names = definitions.flatMap((node) =>
    node.kind === Kind.OBJECT_TYPE_DEFINITION ||
    node.kind === Kind.INTERFACE_TYPE_DEFINITION ||
    node.kind === Kind.ENUM_TYPE_DEFINITION
      ? [node.name.value]
      : [],
  )
  const reserved = new Set([...RESERVED, ...names.flatMap((name) => [`${name}_filter`, `${name}_orderBy`])])
  const used = names.filter((name) => reserved.has(name))
  return used.length === 0 ? [] : [`The following type names are reserved: \`${used.join(', ')}\``]
}

const skippingProblems = ({ name, skipDuplicates, immutable }: EntityType): string[] =>
  skipDuplicates && !immutable
    ? [
        `Entity type \`${name}\` has skipDuplicates: true but is not immutable; skipDuplicates requires immutable: true`,
      ]
    : []

const interfaceProblems = (schema: InputSchema, type: EntityType): string[] =>
  type.interfaces.flatMap((name) => {
    const declared = schema.interfaces.get(name)
    if (!declared) return [`Interface \`${name}\` not defined`]
    const missing = [...declared.fields.values()].filter(
      (field) => type.fields.get(field.name)?.type !== field.type,
    )
    if (missing.length === 0) return []
    const list = missing.map((field) => `${field.name}: ${field.type}`).join(', ')
    return [
      `Entity type \`${type.name}\` does not satisfy interface \`${name}\` because it is missing the following fields: ${list}`,
    ]
  })

const derivedProblems = (
  schema: InputSchema,
  type: EntityType,
  definitions: ReadonlyMap<Field, FieldDefinitionNode>,
): string[] =>
  [...type.fields.values()].flatMap((field) => {
    if (field.derivedFrom === undefined) return []
    const problem = (reason: string) => [
      `Field \`${field.name}\` in type \`${type.name}\` has invalid @derivedFrom: ${reason}`,
    ]
    const argumentNode = argument(directive(definitions.get(field)?.directives, 'derivedFrom'), 'field')
    if (!argumentNode) return problem('the @derivedFrom directive must have a `field` argument')
    if (argumentNode.kind !== Kind.STRING)
      return problem('the @derivedFrom `field` argument must be a string')
    const target = namedCollection(schema, field.base)
    if (!target) return problem('type must be an existing entity or interface')
    const link = target.fields.get(field.derivedFrom)
    if (!link) return problem(`field \`${field.derivedFrom}\` does not exist on type \`${target.name}\``)
    const declaring = type.interfaces.filter((name) => schema.interfaces.get(name)?.fields.has(field.name))
    const accepted = [type.name, ...declaring]
    if (link.name === 'id' || accepted.includes(link.base)) return []
    const signatures = accepted.flatMap((name) => [name, `${name}!`, `[${name}!]`, `[${name}!]!`]).join(', ')
    return problem(
      `field \`${link.name}\` on type \`${target.name}\` must have one of the following types: ${signatures}`,
    )
  })

/** SQLite compares column names without regard to case. */
const columnProblems = (type: EntityType): string[] => {
  const seen = new Map<string, string>()
  return type.stored.flatMap(({ name }) => {
    const twin = seen.get(name.toLowerCase())
    seen.set(name.toLowerCase(), name)
    return twin === undefined
      ? []
      : [`Type \`${type.name}\`: fields \`${twin}\` and \`${name}\` differ only in letter case`]
  })
}
