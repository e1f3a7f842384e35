import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { QueryAnswer, QueryRequest } from '../../api/createQueryApi.js'
import { refusal } from '../../api/execute/orRefusal.js'
import { tooDeep } from '../../api/request/checkDepth.js'
import { QueryError } from '../../api/request/queryError.js'
import { EngineError } from '../../core/errors.js'
import type { FromQueryProcess, QueryProcessSettings, ToQueryProcess } from './queryMessages.js'

/** A process that runs one query at a time; see `startQueryProcess`. */
export type QueryProcess = Readonly<{
  /** Rejects when the process ended before it answered: with a QueryError when the query was the reason. */
  run(request: QueryRequest): Promise<QueryAnswer>
  /** Ends it at once, in the middle of whatever it does. */
  kill(): void
}>

/**
 * Starts a process that reads the database. A process and not a thread: SQLite does not return from a statement
 * before its end, and a thread inside it cannot be ended.
 */
export const startQueryProcess = (settings: QueryProcessSettings): QueryProcess => {
  const child = fork(processFile(), [], {
    serialization: 'advanced',
    execArgv: ['--max-old-space-size=256', '--v8-pool-size=1'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  let waiting: { resolve(answer: QueryAnswer): void; reject(error: Error): void } | undefined
  let ended: Error | undefined
  let killed = false
  const tell = (message: ToQueryProcess) => child.send(message, () => {})
  const end = (error: Error) => {
    ended ??= error
    waiting?.reject(ended)
    waiting = undefined
  }
  child.on('message', (message: FromQueryProcess) => {
    const { resolve, reject } = waiting ?? {}
    waiting = undefined
    if (message.kind === 'answer') resolve?.(message.answer)
    else reject?.(new EngineError(message.message))
  })
  child.on('error', end)
  child.on('exit', (code, signal) => {
    // What it does to itself, or the system to it, when it needs too much memory.
    const isOutOfMemory = !killed && (signal === 'SIGKILL' || signal === 'SIGABRT')
    end(
      isOutOfMemory
        ? new QueryError('query is too expensive', { attestable: false })
        : new EngineError('A query process ended unexpectedly.', { facts: { code, signal } }),
    )
  })
  // Whoever waits for an answer has a socket or a timer that keeps this process alive; an idle child must not.
  child.unref()
  child.channel?.unref()
  tell({ kind: 'open', settings })
  return {
    run: (request) =>
      new Promise((resolve, reject) => {
        if (ended) return reject(ended)
        waiting = { resolve, reject }
        try {
          tell({ kind: 'run', request })
        } catch (error) {
          waiting = undefined
          // Variables nested too deep to be sent are too deep for any query.
          if (error instanceof RangeError) resolve(refusal([tooDeep()], null))
          else reject(error)
        }
      }),
    kill: () => {
      killed = true
      child.kill('SIGKILL')
    },
  }
}

/** The compiled process, also when this module itself runs from its source. */
const processFile = (): string =>
  fileURLToPath(
    new URL(
      import.meta.url.endsWith('.ts') ? '../../../dist/runtime/query/queryProcess.js' : './queryProcess.js',
      import.meta.url,
    ),
  )
