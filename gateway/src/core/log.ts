/** The part of a pino logger that the gateway uses. */
export type Log = Readonly<
  Record<'debug' | 'info' | 'warn' | 'error', (fields: object, message: string) => void>
>

/** Drops everything; for tests. */
export const silentLog: Log = { debug() {}, info() {}, warn() {}, error() {} }
