import { isAddress } from 'viem'

/** What an input can be. */
export type Shape = 'hash' | 'address' | 'prefix' | 'number' | 'text' | 'name'

/** What was typed into a search box, understood. */
export type SearchQuery = Readonly<{
  /** Trimmed; identifiers and their beginnings in lower case with `0x`. */
  normalized: string
  /** Everything it can be. */
  shapes: ReadonlySet<Shape>
  /** As it was typed, trimmed. */
  text: string
  warnings: readonly string[]
}>

const SHORTEST_TEXT = 3
const LONGEST_TEXT = 200

/** Reads what was typed into a search box. Letter case, blanks around it and a missing `0x` do not matter. */
export const normalizeQuery = (typed: string): SearchQuery => {
  const text = typed.replace(/[\u200B-\u200D\u2060\uFEFF]/g, '').trim()
  const query = (normalized: string, shapes: readonly Shape[], warnings: readonly string[] = []) => ({
    normalized,
    shapes: new Set(shapes),
    text,
    warnings,
  })
  const [, marker, digits = ''] = /^(0x)?([0-9a-f]+)$/i.exec(text) ?? []
  const id = `0x${digits.toLowerCase()}`
  if (digits.length === 64) return query(id, ['hash'])
  if (digits.length === 40) return query(id, ['address'], checksumWarnings(digits))

  const isPrefix = digits.length >= 6 && digits.length < 64
  if (isPrefix && marker !== undefined) return query(id, ['prefix'])
  const isNumber = /^\d{1,18}$/.test(text)
  const isText = text.length >= SHORTEST_TEXT && text.length <= LONGEST_TEXT
  const shapes: readonly Shape[] = [
    ...(isPrefix ? (['prefix'] as const) : []),
    ...(isNumber ? (['number'] as const) : []),
    ...(isText ? (['text'] as const) : []),
    ...(isText && text.includes('.') ? (['name'] as const) : []),
  ]
  const normalized = isPrefix ? id : isNumber ? BigInt(text).toString() : text
  return query(normalized, shapes, shapes.length > 0 ? [] : [lengthWarning(text)])
}

const lengthWarning = (text: string): string =>
  text.length > LONGEST_TEXT
    ? `Only inputs of up to ${LONGEST_TEXT} characters are searched.`
    : `Names are searched from ${SHORTEST_TEXT} characters on, identifiers from 6 hex digits on.`

const checksumWarnings = (digits: string): string[] => {
  const isMixed = digits !== digits.toLowerCase() && digits !== digits.toUpperCase()
  return isMixed && !isAddress(`0x${digits}`)
    ? ['ADDRESS_CHECKSUM: upper and lower case letters do not fit this address; it may hold a typing error.']
    : []
}
