import { decimalText } from '../lib/decimalText.js'
import { formatRlc } from '../lib/rlc.js'
import { isAmount, type RankMetric } from './subjects.js'

/** A value as decimal text: RLC, counts or rates. */
export const valueText = (value: bigint | number, metric: RankMetric): string => {
  if (typeof value === 'number') return decimalText(value) ?? '0'
  return isAmount(metric) ? formatRlc(value, 'RLC') : String(value)
}
