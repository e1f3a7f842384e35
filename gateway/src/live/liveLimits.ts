/** Bounds of what is sent live. */
export type LiveLimits = Readonly<{
  /** Connections that stay open, of all chains together. @default 5000 */
  connections: number
  /** Subscriptions of one WebSocket. @default 20 */
  subscriptions: number
  /** Milliseconds between two signs of life. @default 15000 */
  heartbeatMs: number
  /** A connection on which nothing was sent or asked for so many milliseconds is cut. @default 600000 */
  idleMs: number
}>

/** What holds unless a gateway is opened with other limits. */
export const LIVE_LIMITS: LiveLimits = {
  connections: 5_000,
  subscriptions: 20,
  heartbeatMs: 15_000,
  idleMs: 600_000,
}
