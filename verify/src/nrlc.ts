const DECIMALS = 9

/**
 * Whole nRLC of an RLC decimal as the index prints it (at most 9 decimals).
 *
 * @example
 * nrlc('1.5') // 1_500_000_000n
 */
export const nrlc = (rlc: string): bigint => {
  const [whole = '', fraction = ''] = rlc.split('.')
  return BigInt(whole + fraction.padEnd(DECIMALS, '0'))
}
