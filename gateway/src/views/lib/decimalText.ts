const DECIMALS = 20

/** A number as decimal text without exponent, with at most 20 decimals; null stays null. */
export const decimalText = (value: number | null): string | null => {
  if (value === null) return null
  const text = String(value)
  return text.includes('e') ? value.toFixed(DECIMALS).replace(/\.?0+$/, '') : text
}
