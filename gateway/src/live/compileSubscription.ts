import {
  type DocumentNode,
  GraphQLError,
  getArgumentValues,
  type OperationDefinitionNode,
  parse,
  print,
} from 'graphql/index.js'
import { canonicalJson } from '../cache/canonicalJson.js'
import { RequestError } from '../core/requestError.js'
import type { QueryArguments } from '../core/view.js'
import { collectFields, createSelectionBudget } from '../executor/collectFields.js'
import { unusedPrefix, variablesIn } from '../executor/compileScope.js'
import { coerceVariables } from '../executor/evaluateArgs.js'
import { fragmentsOf } from '../executor/inspectDocument.js'
import type { ServedSchema } from '../schema/servedSchema.js'

/** A query that stands for a subscription. */
export type LiveQuery = Readonly<{
  source: string
  document: DocumentNode
  variables: Readonly<Record<string, unknown>>
}>

/** A subscription, written as queries. Equal subscriptions have equal keys. */
export type CompiledSubscription = Readonly<{
  key: string
  /** Name of the one field in what is sent. */
  responseKey: string
}> &
  (
    | Readonly<{ kind: 'watch'; query: LiveQuery }>
    | Readonly<{
        kind: 'list'
        /** The newest object that there is. */
        newest: LiveQuery
        /** Objects whose timestamp is not below this one. */
        since: (timestamp: string) => LiveQuery
        /** Start of the keys that are asked for in addition, to tell changes of an object apart. */
        prefix: string
      }>
  )

/** Most objects of a list that are read at a time. */
export const LIST_SIZE = 1_000

/**
 * Writes a subscription as queries. The document is valid over the served schema.
 *
 * @throws RequestError when a variable or an argument is not what it must be.
 */
export const compileSubscription = (
  { schema, subscriptions }: ServedSchema,
  {
    document,
    operation,
    variables: given = {},
  }: Readonly<{
    document: DocumentNode
    operation: OperationDefinitionNode
    variables?: Readonly<Record<string, unknown>> | undefined
  }>,
): CompiledSubscription => {
  const definitions = operation.variableDefinitions ?? []
  const conditions = coerceVariables(schema, definitions, given)
  const fragments = fragmentsOf(document)
  const type = schema.getSubscriptionType()
  const scope = { schema, fragments, conditions, spend: createSelectionBudget() }
  const fields = type ? [...collectFields(scope, type, [operation.selectionSet])] : []
  const [responseKey, nodes] = fields[0] ?? ['', []]
  const [node] = nodes
  const field = type?.getFields()[node?.name.value ?? '']
  const subscription = subscriptions.get(field?.name ?? '')
  if (fields.length !== 1 || !node || !field || !subscription)
    throw new RequestError('BAD_USER_INPUT', 'A subscription must select exactly one field.')

  let args: Readonly<Record<string, unknown>>
  try {
    args = getArgumentValues(field, node, conditions)
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error
    throw new RequestError('BAD_USER_INPUT', error.message, { cause: error })
  }

  const prefix = unusedPrefix(print(document))
  const selections = nodes.flatMap(({ selectionSet }) => selectionSet?.selections ?? [])
  const kept = [...fragments.values()].filter(({ typeCondition }) => typeCondition.name.value !== type?.name)
  const parts = [...selections, ...kept]
  const used = new Set(parts.flatMap(variablesIn))
  const ownDefinitions = definitions.filter(({ variable }) => used.has(variable.name.value))

  const write = (name: string, own: QueryArguments, { fixed = '', extra = '' } = {}): LiveQuery => {
    const entries = Object.entries(own)
    const head = [
      ...ownDefinitions.map((definition) => print(definition)),
      ...entries.map(([argument, { type: typeName }]) => `$${prefix}${argument}: ${typeName}`),
    ]
    const list = [...entries.map(([argument]) => `${argument}: $${prefix}${argument}`), fixed].filter(Boolean)
    const inner = [...selections.map((selection) => print(selection)), extra].join(' ')
    const source = `query${inParentheses(head)} { ${responseKey}: ${name}${inParentheses(list)} { ${inner} } } ${kept
      .map((fragment) => print(fragment))
      .join(' ')}`
    const values = entries.map(([argument, { value }]) => [prefix + argument, value] as const)
    const rest = Object.entries(given).filter(([variable]) => used.has(variable))
    return { source, document: parse(source), variables: Object.fromEntries([...rest, ...values]) }
  }

  if (subscription.kind === 'watch') {
    const query = write(subscription.field, subscription.arguments(args))
    return { kind: 'watch', key: keyOf(query), responseKey, query }
  }
  const extra = ['id', 'timestamp', ...subscription.distinguish]
    .map((name) => `${prefix}${name}: ${name}`)
    .join(' ')
  const list = (from: Readonly<Record<string, unknown>>, first: number, direction: 'asc' | 'desc') => {
    const where = { type: subscription.filterType, value: { ...subscription.filter(args), ...from } }
    const fixed = `first: ${first}, orderBy: timestamp, orderDirection: ${direction}`
    return write(subscription.field, { where }, { fixed, extra })
  }
  const newest = list({}, 1, 'desc')
  const since = (timestamp: string) => list({ timestamp_gte: timestamp }, LIST_SIZE, 'asc')
  return { kind: 'list', key: keyOf(newest), responseKey, newest, since, prefix }
}

const keyOf = ({ source, variables }: LiveQuery): string => `${source}\n${canonicalJson(variables)}`

const inParentheses = (parts: readonly string[]): string =>
  parts.length === 0 ? '' : `(${parts.join(', ')})`
