/**
 * Text of whole and decimal numbers whose byte order is their numeric order, so that one plain
 * SQLite index serves filters and orderings of `BigInt` and `BigDecimal` columns.
 *
 *   non-negative   LL digits[.digits]         LL = number of digits before the point
 *   negative       - complement(LL…) ~        every digit d written as 9−d
 *
 * From 99 digits on, LL is `99` followed by six digits. The common case is decoded in SQL by
 * `substr(x, 3)`; only negative and huge numbers need `decodeNumber`.
 *
 * @example
 * encodeNumber('1234.5') // '041234.5'
 * encodeNumber('-2')     // '-987~'
 */
export const encodeNumber = (plain: string): string => {
  if (plain.startsWith('-')) return `-${complement(encodeMagnitude(plain.slice(1)))}~`
  return encodeMagnitude(plain)
}

/** The plain decimal text that `encodeNumber` was given. */
export const decodeNumber = (encoded: string): string => {
  if (encoded.startsWith('-')) return `-${decodeMagnitude(complement(encoded.slice(1, -1)))}`
  return decodeMagnitude(encoded)
}

const HUGE = 99

const encodeMagnitude = (plain: string): string => {
  const point = plain.indexOf('.')
  const length = point === -1 ? plain.length : point
  const prefix = length < HUGE ? String(length).padStart(2, '0') : `${HUGE}${String(length).padStart(6, '0')}`
  return prefix + plain
}

const decodeMagnitude = (encoded: string): string => encoded.slice(encoded.startsWith(String(HUGE)) ? 8 : 2)

const ZERO = '0'.charCodeAt(0)
const COMPLEMENTS = '9876543210'

const complement = (text: string): string => {
  let result = ''
  for (let index = 0; index < text.length; index++)
    result += COMPLEMENTS[text.charCodeAt(index) - ZERO] ?? text[index]
  return result
}
