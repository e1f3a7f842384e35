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
import { type BoundedMap, createBoundedMap } from './boundedMap.js'
import { type CompiledGroup, compilePlan } from './compiledRequest.js'

/** A request with everything decided that does not depend on the store. */
export type PreparedRequest = Readonly<{
  groups: readonly CompiledGroup[]
  variables: ReadonlyMap<string, Value>
}>

/** What a query may cost. */
export type DocumentLimits = Readonly<{ maxComplexity: number | undefined }>

/** By characters of query text; what is made of it takes some hundred times as much memory. */
const DOCUMENTS = { entries: 500, weight: 300_000, weigh: (text: string) => text.length }
const MAX_SEEN = 500
const MAX_SEEN_LENGTH = DOCUMENTS.weight / 10

/** By fields, of which each becomes a kilobyte or two of statement, and by characters of constant answers. */
const PLANS = {
  entries: 2_000,
  weight: 20_000,
  weigh: (key: string, { weight }: WeighedPlan) => weight + key.length / 100,
}

type WeighedPlan = Readonly<{ groups: readonly CompiledGroup[]; weight: number }>
/** Plans of all documents, so that one bound holds for all; each document has a prefix of its own. */
type PlanCache = Readonly<{ plans: BoundedMap<string, WeighedPlan>; nextPrefix: () => string }>

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
const createDocument = (
  schema: ApiSchema,
  text: string,
  { maxComplexity }: DocumentLimits,
  cache?: PlanCache,
) => {
  const parsed: ParsedRequest = parseRequest(text)
  const pinned = new Map<string, Value>()
  const prefix = cache?.nextPrefix() ?? ''

  /** Older keys do not tell plans apart by values pinned since, so the number of those is in the key. */
  const keyOf = (variables: ReadonlyMap<string, Value>): string => {
    if (variables.size === 0) return prefix
    const shapes = [...variables.values()].map(shapeOf).join()
    if (pinned.size === 0) return `${prefix} ${shapes}`
    const values = [...pinned.values()].map((value) => debugText(refresh(value, variables)))
    return `${prefix} ${shapes} ${pinned.size} ${values.join()}`
  }
  const pin = (value: Value): void => {
    const path = value.path?.join(' ')
    if (path !== undefined && !pinned.has(path)) pinned.set(path, value)
  }
  const plan = (variables: ReadonlyMap<string, Value>): WeighedPlan => {
    refusing(() => {
      checkDepth(parsed)
      if (maxComplexity !== undefined) checkComplexity(schema, parsed, maxComplexity)
    })
    const mistakes = checkFields(schema, parsed)
    if (mistakes.length > 0) throw new RequestRefusedError(mistakes)
    return refusing(() => {
      const expanded = expandSelection(schema, parsed, variables, pin)
      const groups = compilePlan(schema, planRequest(schema, expanded.fields, pin))
      return { groups, weight: expanded.count + constantLength(groups) / 100 }
    })
  }
  return {
    parsed,
    prepare: (raw: RawVariables): PreparedRequest => {
      const variables = coerceVariables(schema, parsed.operation, raw)
      const known = cache?.plans.get(keyOf(variables))
      if (known) return { groups: known.groups, variables }
      const planned = plan(variables)
      // Planning may have pinned values, so the key is made anew.
      cache?.plans.set(keyOf(variables), planned)
      return { groups: planned.groups, variables }
    },
  }
}

const constantLength = (groups: readonly CompiledGroup[]): number =>
  groups
    .flatMap(({ roots }) => roots)
    .reduce((length, root) => length + (root.kind === 'text' ? root.json.length : 0), 0)

export type CachedDocument = ReturnType<typeof createDocument>

/**
 * Documents by query text, kept from their second use on: a text with values written into it
 * rarely comes again, and keeping it would only push out others. Refused texts are not kept.
 */
export const createDocumentCache = (
  schema: ApiSchema,
  limits: DocumentLimits,
): ((text: string) => CachedDocument) => {
  const documents = createBoundedMap<string, CachedDocument>(DOCUMENTS)
  let prefixes = 0
  const cache: PlanCache = {
    plans: createBoundedMap<string, WeighedPlan>(PLANS),
    nextPrefix: () => {
      prefixes += 1
      return String(prefixes)
    },
  }
  const seen = new Set<string>()
  return (text) => {
    const known = documents.get(text)
    if (known) return known
    if (seen.delete(text)) {
      const document = createDocument(schema, text, limits, cache)
      documents.set(text, document)
      return document
    }
    const document = createDocument(schema, text, limits)
    if (text.length <= MAX_SEEN_LENGTH) {
      if (seen.size >= MAX_SEEN) seen.clear()
      seen.add(text)
    }
    return document
  }
}
