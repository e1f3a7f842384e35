import { DAY, hourOf } from './buckets.js'

const DAYS = { LAST_24H: 1n, LAST_7D: 7n, LAST_14D: 14n, LAST_30D: 30n, LAST_90D: 90n } as const

/** A trailing window, or all time. */
export type StatWindow = keyof typeof DAYS | 'ALL_TIME'

/** What a window covers: from a full hour, or from the beginning, to the second of the indexed block. */
export type Span = Readonly<{ from: bigint | undefined; to: bigint }>

/** A window of the served schema, as the value of an argument. */
export const toWindow = (value: unknown): StatWindow =>
  typeof value === 'string' && value in DAYS ? (value as StatWindow) : 'ALL_TIME'

/** The span of a window that ends at `to`, in seconds since 1970. It begins at a full hour, as series do. */
export const spanOf = (window: StatWindow, to: bigint): Span => ({
  from: window === 'ALL_TIME' ? undefined : hourOf(to - DAYS[window] * DAY),
  to,
})
