import type { Log } from '../core/log.js'
import type { LogEntry } from '../core/logEntry.js'

/** Hands what a mapping logged to the log, with where it comes from. */
export const printEntry = (log: Log, { level, text, module, arguments: where }: LogEntry): void => {
  const fields = { dataSource: module, ...where, text }
  const write =
    level === 'critical' || level === 'error' ? log.error : level === 'warning' ? log.warn : log[level]
  write.call(log, fields, 'Mapping wrote a message')
}
