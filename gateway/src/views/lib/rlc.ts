import { GatewayError } from '../../core/gatewayError.js'

const DECIMALS = 9
const NRLC_PER_RLC = 10n ** BigInt(DECIMALS)

/** Unit in which a client wants amounts: 1 RLC is 10^9 nRLC. */
export type RlcUnit = 'RLC' | 'NRLC'

/**
 * Reads an amount in RLC, as subgraphs write it, into whole nRLC. Nothing is rounded: an amount with more
 * than nine decimals is an error.
 *
 * @example
 * parseRlc('1.5') // 1500000000n
 */
export const parseRlc = (text: string): bigint => {
  const [, sign, whole = '0', fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text) ?? []
  if (sign === undefined || fraction.length > DECIMALS)
    throw new GatewayError(`"${text}" is no amount of RLC.`, { facts: { text } })
  const nrlc = BigInt(whole) * NRLC_PER_RLC + BigInt(fraction.padEnd(DECIMALS, '0'))
  return sign === '-' ? -nrlc : nrlc
}

/**
 * Prints an amount of nRLC in the unit asked for, without trailing zeros.
 *
 * @example
 * formatRlc(1500000000n, 'RLC') // '1.5'
 */
export const formatRlc = (nrlc: bigint, unit: RlcUnit): string => {
  if (unit === 'NRLC') return nrlc.toString()
  const positive = nrlc < 0n ? -nrlc : nrlc
  const fraction = (positive % NRLC_PER_RLC).toString().padStart(DECIMALS, '0').replace(/0+$/, '')
  const whole = (positive / NRLC_PER_RLC).toString()
  return `${nrlc < 0n ? '-' : ''}${whole}${fraction && `.${fraction}`}`
}

type Given = Readonly<Record<string, unknown>>

/** An amount as a field with a `unit` argument; worked out only when it is selected. */
export const rlcField =
  (nrlc: () => bigint) =>
  ({ unit }: Given): string =>
    formatRlc(nrlc(), unit === 'NRLC' ? 'NRLC' : 'RLC')

/** An amount that has to be looked up first. */
export const rlcLater =
  (nrlc: () => Promise<bigint>) =>
  async (args: Given): Promise<string> => {
    const amount = await nrlc()
    return rlcField(() => amount)(args)
  }
