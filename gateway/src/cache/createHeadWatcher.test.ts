import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { silentLog } from '../core/log.js'
import type { BlockPointer } from '../upstream/upstream.js'
import { createHeadWatcher } from './createHeadWatcher.js'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const block = (number: number): BlockPointer => ({ number, hash: `0x${number}`, timestamp: number })

const open = () => {
  const state = { head: block(1), isAway: false, asked: [] as number[] }
  const heads = createHeadWatcher({
    askUpstream: async () => {
      state.asked.push(Date.now())
      if (state.isAway) throw new Error('away')
      return state.head
    },
    elapsed: () => Date.now(),
    log: silentLog,
  })
  return { state, heads }
}

test('asks each second while someone reads, and no more when nobody has for ten', async () => {
  const { state, heads } = open()
  using _heads = heads
  await vi.advanceTimersByTimeAsync(60_000)
  expect(state.asked).toEqual([])
  heads.touch()
  await vi.advanceTimersByTimeAsync(5_500)
  expect(state.asked).toHaveLength(6)
  await vi.advanceTimersByTimeAsync(60_000)
  expect(state.asked).toHaveLength(10)
})

test('asks for as long as someone follows, and tells each new block once', async () => {
  const { state, heads } = open()
  using _heads = heads
  const told: number[] = []
  const stop = heads.follow(({ number }) => told.push(number))
  await vi.advanceTimersByTimeAsync(30_000)
  state.head = block(2)
  await vi.advanceTimersByTimeAsync(2_000)
  expect(told).toEqual([1, 2])
  stop()
  const { length } = state.asked
  await vi.advanceTimersByTimeAsync(60_000)
  expect(state.asked).toHaveLength(length)
})

test('does not ask for what answers have told', async () => {
  const { state, heads } = open()
  using _heads = heads
  heads.follow(() => {})
  await vi.advanceTimersByTimeAsync(10)
  for (let second = 0; second < 10; second++) {
    heads.observe(block(1), heads.ask())
    await vi.advanceTimersByTimeAsync(900)
  }
  expect(state.asked).toHaveLength(1)
})

test('asks ever less often while the upstream fails, and each second again when it is back', async () => {
  const { state, heads } = open()
  using _heads = heads
  state.isAway = true
  heads.follow(() => {})
  await vi.advanceTimersByTimeAsync(100_000)
  const pauses = state.asked.slice(1).map((time, index) => time - (state.asked[index] ?? 0))
  expect(pauses).toEqual([2_000, 4_000, 8_000, 16_000, 30_000, 30_000])
  expect(heads.isConfirmed()).toBe(false)
  state.isAway = false
  await vi.advanceTimersByTimeAsync(30_000)
  expect(heads.isConfirmed()).toBe(true)
  const { length } = state.asked
  await vi.advanceTimersByTimeAsync(5_000)
  expect(state.asked).toHaveLength(length + 5)
})

test('asks nothing after it was closed', async () => {
  const { state, heads } = open()
  heads.follow(() => {})
  heads[Symbol.dispose]()
  await vi.advanceTimersByTimeAsync(10_000)
  expect(state.asked).toEqual([])
})
