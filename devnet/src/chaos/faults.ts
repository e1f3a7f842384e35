import type { ServerResponse } from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'

/** One JSON-RPC request as it came in. */
export type Request = Readonly<{ id: unknown; method: string; params: readonly unknown[] }>

/** One JSON-RPC answer on its way out. */
export type Answer = { id: unknown; result?: unknown; error?: unknown }

/** What a fault can act through. */
export type Scene = Readonly<{
  requests: readonly Request[]
  isBatch: boolean
  response: ServerResponse
  /** Asks the real chain. */
  ask(requests: readonly Request[]): Promise<Answer[]>
  /** Sends answers as an honest server would. */
  send(answers: readonly Answer[]): void
  /** Between 0 and 1. */
  random(): number
}>

/** Answers in a wrong way. Gives false, and has done nothing, where the requests offer no occasion. */
type Fault = (scene: Scene) => Promise<boolean>

const refuse =
  (status: number, headers: Readonly<Record<string, string>> = {}): Fault =>
  async ({ response }) => {
    response.writeHead(status, headers).end('<html>no</html>')
    return true
  }

/** Changes the result of one request of a method. */
const lieAbout =
  (method: string, change: (result: unknown, scene: Scene, request: Request) => unknown): Fault =>
  async (scene) => {
    const at = scene.requests.findIndex((request) => request.method === method)
    const request = scene.requests[at]
    if (!request) return false
    const answers = await scene.ask(scene.requests)
    const answer = answers.find(({ id }) => id === request.id)
    const changed = answer?.result === undefined ? undefined : await change(answer.result, scene, request)
    if (answer && changed !== undefined) answer.result = changed
    scene.send(answers)
    return changed !== undefined
  }

type Log = Readonly<Record<string, unknown>>

/** Changes a list of logs, if there are any. */
const lieAboutLogs = (change: (logs: readonly Log[], random: () => number) => readonly Log[]): Fault =>
  lieAbout('eth_getLogs', (result, { random }) => {
    const logs = result as readonly Log[]
    return logs.length === 0 ? undefined : change(logs, random)
  })

const anyOf = (count: number, random: () => number): number => Math.floor(random() * count)

const FALSE_HASH = `0x${'f'.repeat(64)}`
const MOST_LAG = 20

/** Everything that goes wrong with an RPC, by name. */
export const FAULTS = {
  drop: async ({ response }) => {
    response.destroy()
    return true
  },
  truncate: async ({ response, requests, ask, isBatch }) => {
    const answers = await ask(requests)
    const body = JSON.stringify(isBatch ? answers : answers[0])
    response.setHeader('content-type', 'application/json').end(body.slice(0, body.length / 2))
    return true
  },
  delay: async ({ requests, ask, send, random }) => {
    await delay(random() * 500)
    send(await ask(requests))
    return true
  },
  unavailable: refuse(502),
  limit: refuse(429, { 'retry-after': '0.2' }),
  refuseBatch: async ({ isBatch, response }) => {
    if (!isBatch) return false
    const error = { code: -32_600, message: 'batch too large' }
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ id: null, error }))
    return true
  },
  omitAnswer: async ({ isBatch, requests, ask, send, random }) => {
    if (!isBatch) return false
    const answers = await ask(requests)
    send(answers.toSpliced(anyOf(answers.length, random), 1))
    return true
  },
  repeatAnswers: async ({ isBatch, requests, ask, send }) => {
    if (!isBatch) return false
    const answers = await ask(requests)
    send([...answers, ...answers])
    return true
  },
  refuseRange: async ({ requests, send }) => {
    if (!requests.some(({ method }) => method === 'eth_getLogs')) return false
    send(requests.map(({ id }) => ({ id, error: { code: -32_005, message: 'block range is too wide' } })))
    return true
  },
  repeatLogs: lieAboutLogs((logs) => [...logs, ...logs]),
  holdLogsBack: lieAboutLogs((logs, random) => logs.toSpliced(anyOf(logs.length, random), 1)),
  misplaceLogs: lieAboutLogs((logs, random) =>
    logs.with(anyOf(logs.length, random), { ...logs[0], blockHash: FALSE_HASH }),
  ),
  makeUpLog: lieAboutLogs((logs) => [
    ...logs,
    { ...logs.at(-1), logIndex: '0xfff', address: `0x${'f'.repeat(40)}` },
  ]),
  lag: lieAbout('eth_getBlockByNumber', async (result, { ask, random }, { id, method, params }) => {
    if (params[0] !== 'latest') return undefined
    const head = Number((result as { number: string }).number)
    const older = Math.max(0, head - 1 - anyOf(MOST_LAG, random))
    const [answer] = await ask([{ id, method, params: [`0x${older.toString(16)}`, false] }])
    return answer?.result
  }),
  lackBlock: lieAbout('eth_getBlockByNumber', (_, _scene, { params }) =>
    params[0] === 'latest' ? undefined : null,
  ),
  fork: lieAbout('eth_getBlockByNumber', (result) => ({ ...(result as object), hash: FALSE_HASH })),
  lackTransaction: lieAbout('eth_getTransactionByHash', () => null),
  lackReceipts: lieAbout('eth_getBlockReceipts', () => []),
} as const satisfies Readonly<Record<string, Fault>>

/** Name of a fault. */
export type FaultName = keyof typeof FAULTS
