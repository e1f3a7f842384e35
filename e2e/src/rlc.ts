/** RLC decimal of an amount in nRLC, as the API prints it. */
export const rlc = (nrlc: bigint): string => {
  const sign = nrlc < 0n ? '-' : ''
  const digits = (nrlc < 0n ? -nrlc : nrlc).toString().padStart(10, '0')
  const fraction = digits.slice(-9).replace(/0+$/, '')
  return `${sign}${digits.slice(0, -9)}${fraction === '' ? '' : `.${fraction}`}`
}
