import { setPriority } from 'node:os'
import { Worker } from 'node:worker_threads'
import { createQueryApi, type QueryAnswer, type QueryRequest } from '../../api/createQueryApi.js'
import { parseInputSchema } from '../../core/parseInputSchema.js'
import { openReader } from '../../store/openDatabase.js'
import type { MemoryGuardSettings } from './memoryGuard.js'
import type { FromQueryProcess, QueryProcessSettings, ToQueryProcess } from './queryMessages.js'

/** Below the indexer and the small queries of the serving thread, which share the machine with it. */
const PRIORITY = 5

const open = (settings: QueryProcessSettings) => {
  const { database, deployment, schemaText, specVersion, strictQueries, maxResultSize } = settings
  const db = openReader(database)
  guardMemory(settings.maxMemory)
  const schema = parseInputSchema(schemaText, { specVersion })
  const api = createQueryApi({ schema, deployment, logs: true, strictQueries, maxResultSize })
  return (request: QueryRequest): QueryAnswer => api.execute(db, request)
}

const guardMemory = (maxMemory: number) => {
  const workerData: MemoryGuardSettings = { maxMemory, parent: process.ppid, intervalMs: 20 }
  new Worker(new URL('./memoryGuard.js', import.meta.url), {
    workerData,
    resourceLimits: { maxOldGenerationSizeMb: 8, maxYoungGenerationSizeMb: 1 },
  })
}

const send = (message: FromQueryProcess) => process.send?.(message)

setPriority(PRIORITY)
// Ctrl-C reaches every process of a terminal; this one ends when it is told to, or when its parent is gone.
process.on('SIGINT', () => {})
process.on('SIGTERM', () => {})
process.on('disconnect', () => process.exit())

let run: ReturnType<typeof open> | undefined
process.on('message', (message: ToQueryProcess) => {
  // A database that cannot be opened ends the process, and with it the query that follows.
  if (message.kind === 'open') run = open(message.settings)
  else if (run) answer(run, message)
})

const answer = (runQuery: ReturnType<typeof open>, { request }: Extract<ToQueryProcess, { kind: 'run' }>) => {
  try {
    send({ kind: 'answer', answer: runQuery(request) })
  } catch (error) {
    send({ kind: 'failed', message: error instanceof Error ? error.message : String(error) })
  }
}
