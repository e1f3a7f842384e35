const HOUR = 3_600n
const DAY = 24n * HOUR

const LENGTHS: Readonly<Record<string, bigint>> = {
  LAST_24H: DAY,
  LAST_7D: 7n * DAY,
  LAST_14D: 14n * DAY,
  LAST_30D: 30n * DAY,
  LAST_90D: 90n * DAY,
}

/**
 * When a trailing window begins that ends at a time, in unix seconds: at the full hour before, since use is summed up
 * by the hour. Undefined for a window without beginning.
 */
export const windowStart = (window: unknown, end: bigint): bigint | undefined => {
  const length = LENGTHS[String(window)]
  return length === undefined ? undefined : ((end - length) / HOUR) * HOUR
}
