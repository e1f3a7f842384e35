import { EngineError, type Facts } from '../core/errors.js'
import type { Log } from '../core/log.js'
import type { IndexedSubgraph } from './indexedSubgraph.js'
import type { IndexerSettings } from './indexerSettings.js'
import type { IndexerStatus } from './indexerStatus.js'

/** An error as it crosses threads, which keep neither its class nor its fields. */
export type ErrorMessage = Readonly<{
  message: string
  facts: Facts
  remedy: string | undefined
  stack: string | undefined
}>

const LEVELS = ['trace', 'debug', 'info', 'warn', 'error'] as const
export type LogLevelName = (typeof LEVELS)[number]

/** What the indexing thread tells the main thread. */
export type WorkerMessage =
  | Readonly<{ kind: 'ready' }>
  | Readonly<{ kind: 'status'; status: IndexerStatus }>
  | Readonly<{ kind: 'log'; level: LogLevelName; fields: object; message: string }>
  | Readonly<{ kind: 'done'; status: IndexerStatus }>
  | Readonly<{ kind: 'failed'; error: ErrorMessage }>

/** What the indexing thread begins with. */
export type WorkerStart = Readonly<{
  subgraph: IndexedSubgraph
  settings: IndexerSettings
  logLevel: string | undefined
}>

/** What the main thread tells the indexing thread. */
export type MainMessage = Readonly<{ kind: 'stop' }>

export const toErrorMessage = (error: unknown): ErrorMessage => ({
  message: error instanceof Error ? error.message : String(error),
  facts: error instanceof EngineError ? plain(error.facts) : {},
  remedy: error instanceof EngineError ? error.remedy : undefined,
  stack: error instanceof Error ? error.stack : undefined,
})

export const fromErrorMessage = ({ message, facts, remedy, stack }: ErrorMessage): EngineError => {
  const error = new EngineError(message, { facts, ...(remedy === undefined ? {} : { remedy }) })
  if (stack !== undefined) error.stack = stack
  return error
}

/** The status without anything that cannot cross threads. */
export const plainStatus = (status: IndexerStatus): IndexerStatus => {
  if (!status.problem?.facts) return status
  return { ...status, problem: { ...status.problem, facts: plain(status.problem.facts) } }
}

/**
 * A log whose lines are posted to the main thread.
 *
 * @param options.level least of the levels that the main thread writes, or `silent`. @default all
 */
export const postedLog = (
  post: (message: WorkerMessage) => void,
  {
    level = 'trace',
    bound = {},
  }: { level?: string | undefined; bound?: Readonly<Record<string, unknown>> } = {},
): Log => {
  const least = level === 'silent' ? LEVELS.length : LEVELS.indexOf(level as LogLevelName)
  const writer = (level: LogLevelName) =>
    LEVELS.indexOf(level) < least
      ? () => {}
      : (fields: object, message: string) =>
          post({ kind: 'log', level, fields: plain({ ...bound, ...fields }), message })
  return {
    level,
    trace: writer('trace'),
    debug: writer('debug'),
    info: writer('info'),
    warn: writer('warn'),
    error: writer('error'),
    child: (fields) => postedLog(post, { level, bound: { ...bound, ...fields } }),
  }
}

/** Fields that any thread can take: what is no plain value becomes its text. */
const plain = (fields: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, isPlain(value) ? value : String(value)]),
  )

const isPlain = (value: unknown): boolean => {
  if (value === null || value === undefined) return true
  if (Array.isArray(value)) return value.every(isPlain)
  if (typeof value !== 'object') return typeof value !== 'function' && typeof value !== 'symbol'
  return Object.getPrototypeOf(value) === Object.prototype && Object.values(value).every(isPlain)
}
