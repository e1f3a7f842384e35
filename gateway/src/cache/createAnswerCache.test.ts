import fc from 'fast-check'
import { expect, test } from 'vitest'
import { silentLog } from '../core/log.js'
import type { BlockPointer, UpstreamResponse } from '../upstream/upstream.js'
import { type CachedResponse, createAnswerCache } from './createAnswerCache.js'
import { createHeadWatcher } from './createHeadWatcher.js'

const STALE_MS = 2_000

/** A chain, an upstream that answers when it is told to, and a cache before it, on a clock of their own. */
const openStage = (tells: boolean) => {
  let now = 0
  let moment = 0
  let salt = 0
  const listeners = new Set<() => void>()
  const block = (number: number): BlockPointer => ({ number, hash: `${number}.${salt++}`, timestamp: number })
  let head = block(10)
  /** When each former block ceased to be the newest. */
  const ended = new Map<string, Readonly<{ moment: number; ms: number }>>()
  const answers: (() => void)[] = []

  const upstream = (document: string): Promise<UpstreamResponse> => {
    const early = moment % 2 === 0 ? head : undefined
    return new Promise((resolve) => {
      answers.push(() => {
        const at = early ?? head
        resolve({ body: `{"data":{"${document}":"${at.hash}"}}`, block: at })
      })
    })
  }
  const elapsed = () => now
  const heads = createHeadWatcher({
    askUpstream: async () => head,
    ...(tells && {
      onHead: (listener: () => void) => {
        listeners.add(listener)
        return () => void listeners.delete(listener)
      },
    }),
    staleMs: STALE_MS,
    elapsed,
    log: silentLog,
  })
  const cache = createAnswerCache((document) => upstream(document), {
    heads,
    deployment: () => 'Qm',
    maxBytes: 100_000,
    elapsed,
  })
  return {
    heads,
    cache,
    /** Whether a block was the newest when an answer was asked for, or after that, or so long before. */
    isRight: (hash: string, asked: Readonly<{ moment: number; ms: number }>, graceMs: number) => {
      const end = ended.get(hash)
      return end === undefined || end.moment >= asked.moment || (graceMs > 0 && end.ms >= asked.ms - graceMs)
    },
    time: () => ({ moment, ms: now }),
    step(action: Readonly<{ do: string; value: number }>) {
      moment += 1
      if (action.do === 'wait') now += action.value * 100
      else if (action.do === 'mine') {
        ended.set(head.hash, { moment, ms: now })
        head = block(Math.max(1, head.number + 1 - action.value))
        for (const listener of listeners) listener()
      } else answers.splice(action.value % Math.max(1, answers.length), 1)[0]?.()
    },
    finish() {
      for (const answer of answers.splice(0)) answer()
    },
  }
}

const action = fc.oneof(
  fc.record({ do: fc.constant('ask'), value: fc.nat(3) }),
  fc.record({ do: fc.constant('answer'), value: fc.nat(5) }),
  fc.record({ do: fc.constant('mine'), value: fc.nat(2) }),
  fc.record({ do: fc.constant('wait'), value: fc.nat(15) }),
)

test.each([
  ['tells of new blocks', true, true, 0],
  ['is asked for new blocks', false, true, STALE_MS],
  ['is asked for new blocks, by those who want the newest', false, false, STALE_MS],
])(
  'where the upstream %s, no answer is older than allowed, in whatever order things happen',
  async (_, tells, allowsRecent, graceMs) => {
    const statuses = new Set<string>()
    await fc.assert(
      fc.asyncProperty(fc.array(action, { minLength: 20, maxLength: 120 }), async (actions) => {
        const stage = openStage(tells)
        using _heads = stage.heads
        const checks: Promise<void>[] = []
        const check = async (document: string): Promise<void> => {
          const asked = stage.time()
          const { body, block, status }: CachedResponse = await stage.cache.ask(
            document,
            {},
            { allowsRecent },
          )
          statuses.add(status)
          expect(body).toBe(`{"data":{"${document}":"${block?.hash}"}}`)
          expect(stage.isRight(block?.hash ?? '', asked, graceMs)).toBe(true)
        }
        for (const next of actions) {
          if (next.do === 'ask') checks.push(check(`document${next.value}`))
          else stage.step(next)
          // Lets what was answered arrive.
          for (let turn = 0; turn < 10; turn++) await Promise.resolve()
        }
        stage.finish()
        await Promise.all(checks)
      }),
      { numRuns: 300 },
    )
    expect(statuses).toEqual(new Set(['miss', 'hit', 'coalesced']))
  },
)
