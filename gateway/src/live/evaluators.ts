import type { Answering } from '../cache/createAnswering.js'
import { type CompiledSubscription, LIST_SIZE, type LiveQuery } from './compileSubscription.js'
import { type LiveMessage, liveMessage } from './liveMessage.js'

/** Reads what a subscription is about, and tells what of it is news. */
export type Evaluator = Readonly<{
  /** What there is to send; `readsNow` when it may be another without any new block. */
  evaluate(signal: AbortSignal): Promise<Readonly<{ news: readonly LiveMessage[]; readsNow: boolean }>>
  /** What someone gets who joins now. */
  current(): LiveMessage | undefined
}>

/** Makes the evaluator of a subscription. */
export const createEvaluator = (subscription: CompiledSubscription, answer: Answering): Evaluator => {
  const ask = (query: LiveQuery, signal: AbortSignal) => answer({ ...query, signal }, { allowsRecent: false })
  return subscription.kind === 'watch' ? watch(subscription, ask) : list(subscription, ask)
}

type Ask = (query: LiveQuery, signal: AbortSignal) => ReturnType<Answering>
type Of<Kind extends CompiledSubscription['kind']> = Extract<CompiledSubscription, { kind: Kind }>

/** The object whenever it is another than before. One that does not exist is no news. */
const watch = ({ query, responseKey }: Of<'watch'>, ask: Ask): Evaluator => {
  let last: LiveMessage | undefined
  let lastText = ''
  return {
    current: () => last,
    async evaluate(signal) {
      const result = await ask(query, signal)
      const message = liveMessage(result)
      const isThere = message.data?.[responseKey] != null || message.errors !== undefined
      const text = isThere ? JSON.stringify([message.data, message.errors]) : ''
      const isNews = text !== lastText && isThere
      last = isThere ? message : undefined
      lastText = text
      return { news: isNews ? [message] : [], readsNow: result.kind === 'data' && result.readsNow }
    },
  }
}

/** Reorganisations may bring objects from so long before the newest one, in seconds. */
const OVERLAP_SECONDS = 120n

/** Objects that were not there, or not like this, when the subscription began, and have not been sent since. */
const list = ({ newest, since, responseKey, prefix }: Of<'list'>, ask: Ask): Evaluator => {
  type Row = Readonly<Record<string, unknown>>
  const timeOf = (row: Row): bigint => BigInt(String(row[`${prefix}timestamp`]))
  const known = new Map<string, bigint>()
  let start: bigint | undefined
  let latest = 0n

  const read = async (query: LiveQuery, signal: AbortSignal) => {
    const message = liveMessage(await ask(query, signal))
    return { message, rows: (message.data?.[responseKey] ?? []) as readonly Row[] }
  }

  /** Notes all objects from this time on, and tells which are new. */
  const readFrom = async (from: bigint, signal: AbortSignal): Promise<readonly LiveMessage[]> => {
    const { message, rows } = await read(since(String(from)), signal)
    const news: LiveMessage[] = []
    for (const row of rows) {
      const { mark, own } = split(row, prefix)
      if (!known.has(mark)) news.push({ ...message, data: { [responseKey]: own } })
      known.set(mark, timeOf(row))
    }
    const last = rows.at(-1)
    const reached = last ? timeOf(last) : from
    if (reached > latest) latest = reached
    if (rows.length < LIST_SIZE || reached === from) return news
    return [...news, ...(await readFrom(reached, signal))]
  }

  return {
    current: () => undefined,
    async evaluate(signal) {
      if (start === undefined) {
        const { rows } = await read(newest, signal)
        const begin = rows[0] ? timeOf(rows[0]) : 0n
        if (rows[0]) await readFrom(begin, signal)
        start = begin
        return { news: [], readsNow: false }
      }
      const from = latest - OVERLAP_SECONDS > start ? latest - OVERLAP_SECONDS : start
      for (const [mark, time] of known) if (time < from) known.delete(mark)
      return { news: await readFrom(from, signal), readsNow: false }
    },
  }
}

/** Parts what the client selected of an object from what tells its changes apart. */
const split = (row: Readonly<Record<string, unknown>>, prefix: string) => {
  const own: Record<string, unknown> = {}
  let mark = ''
  for (const [key, value] of Object.entries(row))
    if (key.startsWith(prefix)) mark += ` ${value}`
    else own[key] = value
  return { mark, own }
}
