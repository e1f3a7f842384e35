import { describe, expect, test } from 'vitest'
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
})
