import { isAddress } from 'viem'

/** What was typed into a search box, understood. */
export type SearchQuery = Readonly<{
  /** Trimmed; identifiers in lower case with `0x`. */
  normalized: string
  shape: 'hash' | 'address' | 'number' | 'text'
  warnings: readonly string[]
}>

/** Reads what was typed into a search box. Letter case, blanks around it and a missing `0x` do not matter. */
export const normalizeQuery = (typed: string): SearchQuery => {
  const text = typed.replace(/[\u200B-\u200D\u2060\uFEFF]/g, '').trim()
  const [, prefix, digits] = /^(0x)?([0-9a-f]+)$/i.exec(text) ?? []
  if (digits?.length === 64) return { normalized: `0x${digits.toLowerCase()}`, shape: 'hash', warnings: [] }
  if (digits?.length === 40)
    return { normalized: `0x${digits.toLowerCase()}`, shape: 'address', warnings: checksumWarnings(digits) }
  if (prefix === undefined && /^\d{1,18}$/.test(text))
    return { normalized: BigInt(text).toString(), shape: 'number', warnings: [] }
  return {
    normalized: text,
    shape: 'text',
    warnings: [
      'Only complete identifiers are searched: a 32-byte hash, an address, or the number of a category.',
    ],
  }
}

const checksumWarnings = (digits: string): string[] => {
  const isMixed = digits !== digits.toLowerCase() && digits !== digits.toUpperCase()
  return isMixed && !isAddress(`0x${digits}`)
    ? ['ADDRESS_CHECKSUM: upper and lower case letters do not fit this address; it may hold a typing error.']
    : []
}
