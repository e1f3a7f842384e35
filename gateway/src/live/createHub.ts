import { randomUUID } from 'node:crypto'
import { GraphQLError } from 'graphql/index.js'
import type { Answering } from '../cache/createAnswering.js'
import type { HeadWatcher } from '../cache/createHeadWatcher.js'
import type { Log } from '../core/log.js'
import { RequestError } from '../core/requestError.js'
import { reportError } from '../server/errorReport.js'
import { UpstreamTimeoutError, UpstreamUnavailableError } from '../upstream/upstreamErrors.js'
import type { CompiledSubscription } from './compileSubscription.js'
import { createMailbox, type Mailbox } from './createMailbox.js'
import { createTurns } from './createTurns.js'
import { createEvaluator } from './evaluators.js'
import type { LiveMessage } from './liveMessage.js'

/** Keeps subscriptions up to date. Equal ones share the work. Disposing it ends them all. */
export type Hub = Disposable & Readonly<{ open(subscription: CompiledSubscription): Mailbox<LiveMessage> }>

type Topic = Readonly<{ join(): Mailbox<LiveMessage>; evaluateSoon(): void; close(): void }>

/** No subscription is evaluated more often. */
const PERIOD_MS = 1_000
const LONGEST_PAUSE_MS = 30_000
/** Subscriptions that are evaluated at a time; a new block is no reason to flood the upstream. */
const EVALUATIONS = 8
/** Objects of a list that may wait for their reader. */
const CAPACITY = 1_000

const tooSlow = (): LiveMessage => ({
  errors: [
    new GraphQLError('More was to be sent than was read in time. Subscribe again.', {
      extensions: { code: 'READER_TOO_SLOW' },
    }),
  ],
})

/** Makes the hub of one chain. */
export const createHub = ({
  answer,
  heads,
  elapsed,
  onSubscribers,
  log,
}: Readonly<{
  answer: Answering
  heads: HeadWatcher
  elapsed: () => number
  /** Told when there is one subscriber more or fewer. */
  onSubscribers: (change: 1 | -1) => void
  log: Log
}>): Hub => {
  const topics = new Map<string, Topic>()
  const inTurn = createTurns(EVALUATIONS)
  let unfollow: (() => void) | undefined

  const openTopic = (subscription: CompiledSubscription): Topic => {
    const { evaluate, current } = createEvaluator(subscription, answer)
    const closing = new AbortController()
    const mailboxes = new Set<Mailbox<LiveMessage>>()
    let evaluatedAt = Number.NEGATIVE_INFINITY
    let failures = 0
    let isRunning = false
    let isDue = false
    let timer: NodeJS.Timeout | undefined

    const evaluateAfter = (pause: number) => {
      clearTimeout(timer)
      timer = setTimeout(run, Math.max(0, pause))
    }
    const evaluateSoon = () => {
      if (isRunning) isDue = true
      else evaluateAfter(evaluatedAt + PERIOD_MS - elapsed())
    }
    const send = (messages: readonly LiveMessage[]) => {
      for (const message of messages) for (const mailbox of mailboxes) mailbox.put(message)
    }

    const run = async () => {
      isRunning = true
      isDue = false
      try {
        const { news, readsNow } = await inTurn(() => {
          evaluatedAt = elapsed()
          return evaluate(closing.signal)
        })
        failures = 0
        isDue ||= readsNow
        send(news)
      } catch (error) {
        if (closing.signal.aborted) return
        if (!isPassing(error)) {
          const { message, extensions } = reportError(error, { log, requestId: randomUUID() })
          send([{ errors: [new GraphQLError(message, { extensions })] }])
          for (const mailbox of mailboxes) mailbox.end()
          return
        }
        failures += 1
        log.debug({ err: error, failures }, 'Could not evaluate a subscription')
      } finally {
        isRunning = false
        if (closing.signal.aborted) clearTimeout(timer)
        else if (failures > 0) evaluateAfter(Math.min(LONGEST_PAUSE_MS, PERIOD_MS * 2 ** failures))
        else if (isDue) evaluateSoon()
      }
    }

    const close = () => {
      if (topics.get(subscription.key) === topic) topics.delete(subscription.key)
      closing.abort()
      clearTimeout(timer)
      for (const mailbox of mailboxes) mailbox.end()
      if (topics.size > 0) return
      unfollow?.()
      unfollow = undefined
    }
    const topic: Topic = {
      close,
      evaluateSoon,
      join() {
        const mailbox = createMailbox<LiveMessage>({
          capacity: subscription.kind === 'watch' ? 1 : CAPACITY,
          tooSlow,
          onClose: () => {
            mailboxes.delete(mailbox)
            onSubscribers(-1)
            if (mailboxes.size === 0) close()
          },
        })
        mailboxes.add(mailbox)
        onSubscribers(1)
        const message = current()
        if (message) mailbox.put(message)
        return mailbox
      },
    }
    evaluateSoon()
    return topic
  }

  return {
    open(subscription) {
      const topic = topics.get(subscription.key) ?? openTopic(subscription)
      topics.set(subscription.key, topic)
      unfollow ??= heads.follow(() => {
        for (const { evaluateSoon } of topics.values()) evaluateSoon()
      })
      return topic.join()
    },
    [Symbol.dispose]() {
      for (const topic of [...topics.values()]) topic.close()
    },
  }
}

/** True for a failure of the upstream that may be over soon. */
const isPassing = (error: unknown): boolean =>
  error instanceof UpstreamUnavailableError ||
  error instanceof UpstreamTimeoutError ||
  (error instanceof RequestError && PASSING.has(error.code))

const PASSING: ReadonlySet<string> = new Set([
  'UPSTREAM_UNAVAILABLE',
  'UPSTREAM_TIMEOUT',
  'INDEXING_ERROR',
  'BLOCK_NOT_INDEXED',
])
