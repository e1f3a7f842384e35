import { RequestError } from '../core/requestError.js'

/** Rows that one export gives at most. */
export const MOST_ROWS = 100_000

/** What a client asks of an export: the parameters of its address. */
export type ExportRequest = Readonly<{
  params: URLSearchParams
  /** Rows to give. */
  first: number
  /** Where the export before ended. */
  after: string | undefined
  /** Hash of the block to read at; undefined for the newest. */
  block: string | undefined
  /** A filter of the base schema. */
  where: Readonly<Record<string, unknown>> | undefined
}>

/** Reads the query of an address, with its question mark. */
export const exportRequest = (search: string): ExportRequest => {
  const params = new URLSearchParams(search)
  return {
    params,
    first: wholeAt(params, 'first', MOST_ROWS),
    after: params.get('after') ?? undefined,
    block: blockOf(params),
    where: filterOf(params),
  }
}

/** A parameter that is a whole number from 1 to `most`, which is the default. */
export const wholeAt = (params: URLSearchParams, name: string, most: number): number => {
  const text = params.get(name)
  if (text === null) return most
  const value = Number(text)
  if (Number.isInteger(value) && value >= 1 && value <= most) return value
  throw new RequestError(
    'PAGE_SIZE_EXCEEDED',
    `"${name}" must be a whole number from 1 to ${most}, not "${text}".`,
    { facts: { limit: most, actual: text } },
  )
}

/** A parameter that is one of these, in any letter case. */
export const oneOf = <Name extends string>(
  params: URLSearchParams,
  name: string,
  { known, fallback }: Readonly<{ known: readonly Name[]; fallback?: Name }>,
): Name => {
  const text = params.get(name)
  if (text === null && fallback !== undefined) return fallback
  const found = known.find((candidate) => candidate === text?.toUpperCase())
  if (found) return found
  const problem = text === null ? 'is missing' : `cannot be "${text}"`
  throw new RequestError('BAD_USER_INPUT', `"${name}" ${problem}. It is one of ${known.join(', ')}.`)
}

const blockOf = (params: URLSearchParams): string | undefined => {
  const block = params.get('block')
  if (block === null) return undefined
  if (/^0x[0-9a-f]{64}$/i.test(block)) return block.toLowerCase()
  throw new RequestError('BAD_USER_INPUT', `"block" must be the hash of a block, not "${block}".`)
}

const filterOf = (params: URLSearchParams): ExportRequest['where'] => {
  const text = params.get('where')
  if (text === null) return undefined
  const value = parsed(text)
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return value as Readonly<Record<string, unknown>>
  throw new RequestError('BAD_USER_INPUT', '"where" must be a JSON object: a filter, as the list has it.')
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
