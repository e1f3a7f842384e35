import pino, { type Logger } from 'pino'
import pretty from 'pino-pretty'

/** Level names the user may choose. */
export type LogLevel = 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'silent'

const STDERR = 2

/** The one logger of the process: JSON lines on standard error, or readable lines on a terminal. */
export const createLogger = (level: LogLevel): Logger =>
  process.stderr.isTTY
    ? pino({ level }, pretty({ destination: STDERR, sync: true, ignore: 'pid,hostname' }))
    : pino({ level }, pino.destination({ dest: STDERR, sync: true }))
