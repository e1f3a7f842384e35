import type { ActiveDataSource } from './activeDataSource.js'
import type { Block, Log } from './chain.js'
import { blockHandlersAt } from './chainWants.js'
import { EngineError } from './errors.js'
import { eventTopic } from './eventTopic.js'
import type { AbiParam, ChainTrigger } from './handler.js'
import type { Hex } from './hex.js'
import type { EventHandler } from './manifest.js'

/** One handler to run. */
export type Invocation = Readonly<{ source: ActiveDataSource; handler: string; trigger: ChainTrigger }>

/** The event's parameters, or undefined when the log is not of the event the handler names. */
export type DecodeLog = (
  source: ActiveDataSource,
  handler: EventHandler,
  log: Log,
) => readonly AbiParam[] | undefined

type Listener = Readonly<{ order: number; source: ActiveDataSource; handler: EventHandler }>
type Listeners = Readonly<{ byAddress: Map<Hex, Listener[]>; anywhere: Listener[] }>

/** Finds the handlers that a block makes run, in the order they run. */
export type TriggerMatcher = Readonly<{ match(block: Block): readonly Invocation[] }>

/**
 * Matches blocks against data sources, which are given in host order. First come the `once` block handlers, then
 * logs by log index, each to all its data sources, then the other block handlers.
 */
export const createTriggerMatcher = (
  sources: readonly ActiveDataSource[],
  decode: DecodeLog,
): TriggerMatcher => {
  const byTopic = new Map<Hex, Listeners>()
  const withBlockHandlers = sources.filter(({ mapping }) => mapping.blockHandlers.length > 0)
  sources.forEach((source, order) => {
    for (const handler of source.mapping.eventHandlers) listen(byTopic, { order, source, handler })
  })

  const blockInvocations = (block: Block, once: boolean): Invocation[] =>
    withBlockHandlers.flatMap((source) =>
      blockHandlersAt(source, block.number)
        .filter(({ filter }) => (filter?.kind === 'once') === once)
        .map(({ handler }) => ({ source, handler, trigger: { kind: 'block', block } })),
    )

  const logInvocations = (block: Block, log: Log): Invocation[] => {
    const topic = log.topics[0]
    const listeners = topic === undefined ? undefined : byTopic.get(topic)
    if (!listeners) return []
    const invocations: Invocation[] = []
    let last: Listener | undefined
    for (const listener of inHostOrder(listeners.byAddress.get(log.address) ?? [], listeners.anywhere)) {
      const { source, handler } = listener
      if (block.number < source.startBlock || block.number > (source.endBlock ?? Number.POSITIVE_INFINITY))
        continue
      if (!topicsMatch(handler, log)) continue
      const params = decode(source, handler, log)
      if (!params) continue
      if (last?.order === listener.order) throw twoHandlers(handler, source)
      last = listener
      invocations.push({
        source,
        handler: handler.handler,
        trigger: eventTrigger(block, log, params, handler),
      })
    }
    return invocations
  }

  return {
    match: (block) => [
      ...blockInvocations(block, true),
      ...block.logs.flatMap((log) => logInvocations(block, log)),
      ...blockInvocations(block, false),
    ],
  }
}

const listen = (byTopic: Map<Hex, Listeners>, listener: Listener) => {
  const topic = eventTopic(listener.handler)
  const listeners: Listeners = byTopic.get(topic) ?? { byAddress: new Map(), anywhere: [] }
  byTopic.set(topic, listeners)
  const { address } = listener.source
  if (address === undefined) {
    listeners.anywhere.push(listener)
    return
  }
  const here = listeners.byAddress.get(address)
  if (here) here.push(listener)
  else listeners.byAddress.set(address, [listener])
}

const inHostOrder = (here: readonly Listener[], anywhere: readonly Listener[]): readonly Listener[] => {
  if (anywhere.length === 0) return here
  if (here.length === 0) return anywhere
  return [...here, ...anywhere].sort((a, b) => a.order - b.order)
}

const topicsMatch = ({ topic1, topic2, topic3 }: EventHandler, { topics }: Log): boolean => {
  const fits = (accepted: readonly Hex[] | undefined, topic: Hex | undefined) =>
    accepted === undefined || (topic !== undefined && accepted.includes(topic))
  return fits(topic1, topics[1]) && fits(topic2, topics[2]) && fits(topic3, topics[3])
}

const eventTrigger = (
  block: Block,
  log: Log,
  params: readonly AbiParam[],
  handler: EventHandler,
): ChainTrigger => {
  const transaction = block.transactions.get(log.transactionHash)
  if (!transaction)
    throw new EngineError(`Transaction ${log.transactionHash} of block ${block.number} was not fetched.`, {
      facts: { block: block.number, transaction: log.transactionHash },
    })
  const receipt = handler.receipt ? (block.receipts.get(log.transactionHash) ?? null) : null
  return { kind: 'event', block, transaction, log, params, receipt }
}

const twoHandlers = ({ event }: EventHandler, source: ActiveDataSource) =>
  new EngineError(`Multiple handlers defined for event \`${event}\`, only one is supported`, {
    facts: { event, dataSource: source.name },
    remedy: `Keep one handler for this event in data source ${source.name} of subgraph.yaml.`,
  })
