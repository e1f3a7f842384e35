import { print } from 'graphql/index.js'
import type { Need } from '../core/view.js'
import { needText } from './needText.js'
import type { Plan } from './plan.js'

/** A look-up sent along with the base fields of an operation. */
export type LookUp = Readonly<{ field: string; id?: string; select: Need }>

/** A document for the upstream, its variables, and under which key each look-up will be answered. */
export type UpstreamRequest = Readonly<{
  document: string
  variables: Readonly<Record<string, unknown>>
  keys: readonly string[]
}>

/**
 * Writes the one request that an operation makes. Identifiers travel as variables, so that equal operations
 * give equal documents, which the upstream can cache.
 */
export const upstreamDocument = (
  plan: Plan,
  lookUps: readonly LookUp[],
  given: Readonly<Record<string, unknown>>,
): UpstreamRequest => {
  const definitions = plan.upstreamVariables.map((definition) => print(definition))
  const variables: Record<string, unknown> = {}
  for (const { variable } of plan.upstreamVariables) {
    const name = variable.name.value
    if (Object.hasOwn(given, name)) variables[name] = given[name]
  }

  const parts = plan.text === '' ? [] : [plan.text]
  const keys = lookUps.map(({ field, id, select }, index) => {
    const key = `${plan.prefix}${index}`
    if (id === undefined) parts.push(`${key}:${field}{${needText(select)}}`)
    else {
      parts.push(`${key}:${field}(id:$${key}){${needText(select)}}`)
      definitions.push(`$${key}:ID!`)
      variables[key] = id
    }
    return key
  })
  const head = definitions.length === 0 ? '' : `query(${definitions.join(',')})`
  return { document: `${head}{${parts.join(' ')}}`, variables, keys }
}
