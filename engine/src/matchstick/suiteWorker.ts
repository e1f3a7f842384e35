/** Program of a thread that runs suites, one after the other: each message is a suite's code, and is answered. */
import { parentPort, workerData } from 'node:worker_threads'
import { CriticalError } from './criticalError.js'
import { readProject } from './readProject.js'
import { type GroupResult, runSuite } from './runSuite.js'
import type { SuiteCode } from './suiteInstance.js'

/** What a thread is started with. */
export type SuiteWorkerData = Readonly<{ directory: string; manifestPath: string }>

/** What came of a suite: its results, or why the whole run must end. */
export type SuiteAnswer =
  | Readonly<{ result: GroupResult }>
  | Readonly<{ critical: { message: string; remedy: string | undefined } }>

const { directory, manifestPath } = workerData as SuiteWorkerData
const project = readProject(directory, manifestPath)

const answerTo = (code: SuiteCode): SuiteAnswer => {
  try {
    return { result: runSuite(code, project) }
  } catch (error) {
    if (!(error instanceof CriticalError)) throw error
    return { critical: { message: error.message, remedy: error.remedy } }
  }
}

parentPort?.on('message', (code: SuiteCode) => parentPort?.postMessage(answerTo(code)))
