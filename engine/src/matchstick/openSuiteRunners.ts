import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { EngineError } from '../core/errors.js'
import { builtFile } from './builtFile.js'
import { CriticalError } from './criticalError.js'
import type { GroupResult } from './runSuite.js'
import type { SuiteCode } from './suiteInstance.js'
import type { SuiteAnswer, SuiteWorkerData } from './suiteWorker.js'

/** Threads that run suites. */
export type SuiteRunners = AsyncDisposable &
  Readonly<{
    /** Runs a suite when a thread is free. Rejects with a `CriticalError` when the run must end. */
    run(code: SuiteCode): Promise<GroupResult>
  }>

export type SuiteRunnersOptions = SuiteWorkerData &
  Readonly<{ threads: number; signal?: AbortSignal | undefined }>

/** Starts the threads, which get ready while suites are still being compiled. */
export const openSuiteRunners = ({ threads, signal, ...data }: SuiteRunnersOptions): SuiteRunners => {
  const workers = Array.from({ length: threads }, () => {
    const worker = new Worker(builtFile(import.meta.url, 'suiteWorker.js'), { workerData: data })
    // Only the wait for an answer reports how the thread ends.
    worker.on('error', () => {})
    return worker
  })
  const free = [...workers]
  const waiting: ((worker: Worker) => void)[] = []
  const release = (worker: Worker) => {
    const next = waiting.shift()
    if (next) next(worker)
    else free.push(worker)
  }
  return {
    run: async (code) => {
      const worker = free.shift() ?? (await new Promise<Worker>((resolve) => waiting.push(resolve)))
      try {
        return await ask(worker, code, signal)
      } finally {
        release(worker)
      }
    },
    [Symbol.asyncDispose]: async () => {
      await Promise.all(workers.map((worker) => worker.terminate()))
    },
  }
}

/** The `threadId` of a thread that has ended. */
const ENDED = -1

const endedEarly = (exitCode: unknown) =>
  new EngineError('A thread that runs tests ended unexpectedly.', { facts: { exitCode } })

const ask = async (
  worker: Worker,
  code: SuiteCode,
  signal: AbortSignal | undefined,
): Promise<GroupResult> => {
  if (worker.threadId === ENDED) throw endedEarly(undefined)
  const done = new AbortController()
  const until = { signal: signal ? AbortSignal.any([signal, done.signal]) : done.signal }
  try {
    const answered = once(worker, 'message', until)
    const ended = once(worker, 'exit', until).then(([exitCode]) => {
      throw endedEarly(exitCode)
    })
    worker.postMessage(code)
    const [answer] = (await Promise.race([answered, ended])) as [SuiteAnswer]
    if ('result' in answer) return answer.result
    const { message, remedy } = answer.critical
    throw new CriticalError(message, remedy === undefined ? {} : { remedy })
  } finally {
    done.abort()
  }
}
