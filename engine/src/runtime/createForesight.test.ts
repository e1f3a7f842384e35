import { describe, expect, test } from 'vitest'
import type { Hex } from '../core/hex.js'
import type { Invocation } from '../core/invocation.js'
import { block } from '../host/test/testWorld.js'
import type { StateQueryAt } from '../source/readState.js'
import { createForesight } from './createForesight.js'

const { signal } = new AbortController()
const source = { name: 'Coin' } as Invocation['source']

/** Invocations of one handler, each of which asks for this many things, one after the other. */
const invocations = (handler: string, count: number): Invocation[] =>
  Array.from({ length: count }, () => ({ source, handler, trigger: { kind: 'block', block } }))

/** A foresight over handlers that ask for `depth` things each; `trials` counts how often they are run. */
const setUp = (depthOf: (invocation: Invocation) => number) => {
  const known = new Map<Invocation, number>()
  const asked: Invocation[] = []
  const seen = { trials: 0, fetches: [] as number[] }
  const foresight = createForesight({
    trial: (invocation) => {
      seen.trials += 1
      const at = known.get(invocation) ?? 0
      if (at >= depthOf(invocation)) return undefined
      asked.push(invocation)
      return { kind: 'balance', address: `0x${asked.length.toString(16)}` }
    },
    fetchState: async (queries: readonly StateQueryAt[]) => {
      seen.fetches.push(queries.length)
      for (const query of queries) {
        const invocation = query.kind === 'call' ? undefined : asked[Number(query.address) - 1]
        if (invocation) known.set(invocation, (known.get(invocation) ?? 0) + 1)
      }
    },
  })
  const prepare = async (handlers: readonly Invocation[]) => {
    seen.trials = 0
    seen.fetches = []
    const preparation = foresight.foresee(() => handlers, signal)
    await new Promise((resolve) => setImmediate(resolve))
    await preparation.finish()
    return { ...seen }
  }
  return { foresight, prepare }
}

describe('createForesight()', () => {
  test('runs no handler that never asked', async () => {
    const { prepare } = setUp(() => 1)
    expect(await prepare(invocations('a', 5))).toEqual({ trials: 0, fetches: [] })
  })

  test('runs a handler as often as it asked before, and once each', async () => {
    const { foresight, prepare } = setUp(() => 1)
    foresight.noteMissing(invocations('a', 1)[0]!)
    expect(await prepare([...invocations('a', 5), ...invocations('b', 3)])).toEqual({
      trials: 5,
      fetches: [5],
    })
  })

  test('goes deeper where answers made it ask again, and no longer when they do not', async () => {
    let depth = 2
    const { foresight, prepare } = setUp(() => depth)
    const [first] = invocations('a', 1)
    foresight.noteMissing(first!)
    foresight.noteMissing(first!)
    expect(await prepare(invocations('a', 4))).toEqual({ trials: 8, fetches: [4, 4] })
    depth = 1
    expect(await prepare(invocations('a', 4))).toEqual({ trials: 8, fetches: [4] })
    expect(await prepare(invocations('a', 4))).toEqual({ trials: 4, fetches: [4] })
  })

  describe('where the log says what is asked', () => {
    const accountOf = (n: number): Hex => `0x${n.toString(16).padStart(64, '0')}`
    const events = (first: number, count: number): Invocation[] =>
      Array.from({ length: count }, (_, index) => {
        const log = { address: '0x0a', topics: ['0x01', accountOf(first + index)], data: '0x' }
        return { source, handler: 'a', trigger: { kind: 'event', block, log } } as unknown as Invocation
      })
    const accountIn = ({ trigger }: Invocation): string =>
      trigger.kind === 'event' ? (trigger.log.topics[1] ?? '').slice(2) : ''

    /** A foresight over event handlers that ask for what `accountAsked` says, and the accounts that were fetched. */
    const watch = (accountAsked: (invocation: Invocation) => string) => {
      const seen = { trials: 0, fetched: new Set<string>() }
      const foresight = createForesight({
        trial: (invocation) => {
          seen.trials += 1
          return {
            kind: 'call',
            to: '0x0000000000000000000000000000000000000009',
            data: `0x70a08231${accountAsked(invocation)}`,
          }
        },
        fetchState: async (queries) => {
          for (const query of queries) if (query.kind === 'call') seen.fetched.add(query.data.slice(10))
        },
      })
      foresight.noteMissing(events(0, 1)[0]!)
      const prepare = async (handlers: readonly Invocation[]) => {
        seen.trials = 0
        seen.fetched.clear()
        const preparation = foresight.foresee(() => handlers, signal)
        await new Promise((resolve) => setImmediate(resolve))
        await preparation.finish()
        return seen
      }
      return { foresight, prepare }
    }

    test('runs few handlers and fetches for all', async () => {
      const { prepare } = watch(accountIn)
      expect((await prepare(events(0, 64))).trials).toBe(64)
      const handlers = events(100, 300)
      const { trials, fetched } = await prepare(handlers)
      expect(trials).toBe(3)
      expect(fetched).toEqual(new Set(handlers.map(accountIn)))
    })

    test('runs all again when one of the few asks something else, or a guess was wrong', async () => {
      let accountAsked = accountIn
      const { foresight, prepare } = watch((invocation) => accountAsked(invocation))
      await prepare(events(0, 64))
      accountAsked = (invocation) => accountIn(invocation).replace(/^0/, 'f')
      const handlers = events(100, 50)
      const { trials, fetched } = await prepare(handlers)
      expect(trials).toBe(50)
      expect(fetched).toEqual(new Set(handlers.map(accountAsked)))
      await prepare(events(200, 64))
      expect((await prepare(events(300, 50))).trials).toBe(50)
      accountAsked = accountIn
      await prepare(events(400, 65))
      expect((await prepare(events(500, 50))).trials).toBe(1)
      foresight.noteMissing(events(0, 1)[0]!)
      expect((await prepare(events(600, 50))).trials).toBeGreaterThanOrEqual(50)
    })
  })
})
