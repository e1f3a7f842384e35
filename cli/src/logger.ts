import pino, { type DestinationStream, type Logger } from 'pino'
import pretty from 'pino-pretty'
import { hidePaths } from './hidePaths.js'

/** Level names the user may choose. */
export type LogLevel = 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'silent'

const STDERR = 2

/** Fields that may hold what gives access to something, wherever a log line has them. */
const SECRETS = ['authorization', 'cookie', 'apiKey', '["x-api-key"]']
const redact = SECRETS.flatMap((name) => {
  const nested = name.startsWith('[') ? name : `.${name}`
  return [name, `*${nested}`, `*.*${nested}`]
})

/**
 * The one logger of the process: JSON lines on standard error, or readable lines on a terminal. Of addresses on the
 * net it tells only the host, since their paths may be keys.
 */
export const createLogger = (level: LogLevel, { fd = STDERR }: Readonly<{ fd?: number }> = {}): Logger => {
  const destination = process.stderr.isTTY
    ? pretty({ destination: fd, sync: true, ignore: 'pid,hostname' })
    : pino.destination({ dest: fd, sync: true })
  return pino({ level, redact }, withoutPaths(destination))
}

const withoutPaths = (destination: DestinationStream): DestinationStream => ({
  write: (line) => destination.write(hidePaths(line)),
})
