type Write = (fields: object, message: string) => void

/** The part of a pino logger that the engine needs. Messages are constant; values are fields. */
export type Log = {
  /** Least of the levels that are written, or `silent`. @default all are */
  readonly level?: string
  readonly trace: Write
  readonly debug: Write
  readonly info: Write
  readonly warn: Write
  readonly error: Write
  child(fields: Record<string, unknown>): Log
}

const ignore: Write = () => {}

/** A logger that says nothing, for tests and libraries. */
export const silentLog: Log = {
  level: 'silent',
  trace: ignore,
  debug: ignore,
  info: ignore,
  warn: ignore,
  error: ignore,
  child: () => silentLog,
}
