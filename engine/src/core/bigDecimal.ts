/** `digits × 10^exponent`, in the normal form of the mapping runtime: no trailing zero, zero is `0 × 10^0`. */
export type BigDecimal = Readonly<{ digits: bigint; exponent: number }>

/** Plain decimal notation, never an exponent: (12, −1) → `1.2`, (5, 3) → `5000`. */
export const bigDecimalToString = ({ digits, exponent }: BigDecimal): string => {
  if (exponent >= 0) return `${digits}${'0'.repeat(digits === 0n ? 0 : exponent)}`
  const negative = digits < 0n
  const text = (negative ? -digits : digits).toString().padStart(1 - exponent, '0')
  const point = text.length + exponent
  return `${negative ? '-' : ''}${text.slice(0, point)}.${text.slice(point)}`
}
