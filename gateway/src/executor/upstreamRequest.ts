import { type GraphQLSchema, print, type VariableDefinitionNode } from 'graphql/index.js'
import type { BaseSelection } from '../core/baseNode.js'
import type { Need } from '../core/need.js'
import type { Ask } from '../core/reader.js'
import { needText } from './needText.js'

/** One root field of a request. */
export type Part = Readonly<{
  ask: Ask
  /** Read by the view; absent when only a selection of the client is asked for. */
  select: Need | undefined
  selection: BaseSelection | undefined
}>

/** A document for the upstream and its variables. */
export type UpstreamRequest = Readonly<{ document: string; variables: Readonly<Record<string, unknown>> }>

type Given = Readonly<{
  prefix: string
  variableDefinitions: readonly VariableDefinitionNode[]
  variables: Readonly<Record<string, unknown>>
}>

/** Key of a part in the answer. */
export const partKey = (prefix: string, index: number): string => `${prefix}${index}`

/** Key of a field that a view reads. The client's selection beside it uses others, its own helpers too. */
export const helperKey = (prefix: string, field: string): string => `${prefix}v_${field}`

/**
 * Writes one request: base fields of the client, and look-ups of views. Arguments travel as variables, so that
 * equal operations give equal documents, which the upstream can cache.
 */
export const upstreamRequest = (
  schema: GraphQLSchema,
  base: BaseSelection | undefined,
  parts: readonly Part[],
  { prefix, variableDefinitions, variables: given }: Given,
): UpstreamRequest => {
  const used = new Set(
    [base, ...parts.map(({ selection }) => selection)].flatMap((s) => [...(s?.variables ?? [])]),
  )
  const kept = variableDefinitions.filter(({ variable }) => used.has(variable.name.value))
  const definitions = kept.map((definition) => print(definition))
  const variables: Record<string, unknown> = {}
  for (const { variable } of kept) {
    const name = variable.name.value
    if (Object.hasOwn(given, name)) variables[name] = given[name]
  }

  const fields = parts.map(({ ask, select, selection }, index) => {
    const key = partKey(prefix, index)
    const args = argumentsOf(schema, ask).map(({ name, type, value }) => {
      const variable = `${key}${name}`
      definitions.push(`$${variable}:${type}`)
      variables[variable] = value
      return `${name}:$${variable}`
    })
    const head = `${key}:${ask.field}${args.length === 0 ? '' : `(${args.join(',')})`}`
    return `${head}{${textOf(prefix, select, selection)}}`
  })
  const text = [...(base ? [base.text] : []), ...fields].join(' ')
  return {
    document: `${definitions.length === 0 ? '' : `query(${definitions.join(',')})`}{${text}}`,
    variables,
  }
}

/** Arguments that have a value and that the base schema knows. */
const argumentsOf = (schema: GraphQLSchema, { field, args = {} }: Ask) => {
  const known = schema.getQueryType()?.getFields()[field]?.args ?? []
  return known.flatMap(({ name, type }) =>
    args[name] === undefined ? [] : [{ name, type: String(type), value: args[name] }],
  )
}

const textOf = (prefix: string, select: Need | undefined, selection: BaseSelection | undefined): string => {
  if (!selection) return needText(select ?? {})
  const helpers = Object.entries(select ?? {}).map(([field, inner]) => {
    const head = `${helperKey(prefix, field)}:${field}`
    return inner === true ? head : `${head}{${needText(inner)}}`
  })
  return [...helpers, selection.text].join(' ')
}
