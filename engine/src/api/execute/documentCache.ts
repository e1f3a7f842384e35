import { planRequest } from '../plan/planRequest.js'
import { checkComplexity } from '../request/checkComplexity.js'
import { checkDepth } from '../request/checkDepth.js'
import { checkFields } from '../request/checkFields.js'
import { coerceVariables, type RawVariables } from '../request/coerceVariables.js'
import { debugText } from '../request/debugText.js'
import { expandSelection } from '../request/expandSelection.js'
import type { ParsedRequest } from '../request/parsedRequest.js'
import { parseRequest } from '../request/parseRequest.js'
import { QueryError, RequestRefusedError } from '../request/queryError.js'
import { refresh, shapeOf, type Value } from '../request/value.js'
import type { ApiSchema } from '../schema/apiSchema.js'
import { createBoundedMap } from './boundedMap.js'
import { type CompiledGroup, compilePlan } from './compiledRequest.js'

/** A request with everything decided that does not depend on the store. */
export type PreparedRequest = Readonly<{
  groups: readonly CompiledGroup[]
  variables: ReadonlyMap<string, Value>
}>

/** What a query may cost. */
export type DocumentLimits = Readonly<{ maxComplexity: number | undefined }>

const MAX_DOCUMENTS = 500
const MAX_PLANS_PER_DOCUMENT = 100

/** Lets a QueryError refuse the whole request. */
const refusing = <T>(work: () => T): T => {
  try {
    return work()
  } catch (error) {
    throw error instanceof QueryError ? new RequestRefusedError([error]) : error
  }
}

/**
 * Plans of one query text. A plan serves all variables of its shape; values that a plan was seen to
 * depend on are part of its key from then on.
 */
const createDocument = (schema: ApiSchema, text: string, { maxComplexity }: DocumentLimits) => {
  const parsed: ParsedRequest = parseRequest(text)
  const pinned = new Map<string, Value>()
  const plans = createBoundedMap<string, readonly CompiledGroup[]>(MAX_PLANS_PER_DOCUMENT)

  const keyOf = (variables: ReadonlyMap<string, Value>): string => {
    if (variables.size === 0) return ''
    const shapes = [...variables.values()].map(shapeOf).join()
    if (pinned.size === 0) return shapes
    return `${shapes} ${[...pinned.values()].map((value) => debugText(refresh(value, variables))).join()}`
  }
  const pin = (value: Value): void => {
    const path = value.path?.join(' ')
    if (path === undefined || pinned.has(path)) return
    pinned.set(path, value)
    // Older keys do not tell plans apart by this value.
    plans.clear()
  }
  const plan = (variables: ReadonlyMap<string, Value>): readonly CompiledGroup[] => {
    refusing(() => {
      checkDepth(parsed)
      if (maxComplexity !== undefined) checkComplexity(schema, parsed, maxComplexity)
    })
    const mistakes = checkFields(schema, parsed)
    if (mistakes.length > 0) throw new RequestRefusedError(mistakes)
    return refusing(() =>
      compilePlan(schema, planRequest(schema, expandSelection(schema, parsed, variables, pin), pin)),
    )
  }
  return {
    parsed,
    prepare: (raw: RawVariables): PreparedRequest => {
      const variables = coerceVariables(schema, parsed.operation, raw)
      const known = plans.get(keyOf(variables))
      if (known) return { groups: known, variables }
      const groups = plan(variables)
      // Planning may have pinned values, so the key is made anew.
      plans.set(keyOf(variables), groups)
      return { groups, variables }
    },
  }
}

export type CachedDocument = ReturnType<typeof createDocument>

/**
 * Documents by query text, kept from their second use on: a text with values written into it
 * rarely comes again, and keeping it would only push out others. Refused texts are not kept.
 */
export const createDocumentCache = (
  schema: ApiSchema,
  limits: DocumentLimits,
): ((text: string) => CachedDocument) => {
  const documents = createBoundedMap<string, CachedDocument>(MAX_DOCUMENTS)
  const seen = new Set<string>()
  return (text) => {
    const known = documents.get(text)
    if (known) return known
    const document = createDocument(schema, text, limits)
    if (seen.delete(text)) documents.set(text, document)
    else {
      if (seen.size >= MAX_DOCUMENTS) seen.clear()
      seen.add(text)
    }
    return document
  }
}
