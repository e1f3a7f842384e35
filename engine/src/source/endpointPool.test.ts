import { describe, expect, test } from 'vitest'
import { silentLog } from '../core/log.js'
import type { Endpoint } from './endpoint.js'
import { createEndpointPool } from './endpointPool.js'

const { signal } = new AbortController()

const open = (...names: string[]) => {
  const clock = { now: 0 }
  const endpoints = names.map((name): Endpoint => ({ name, post: async (_calls, _signal, use) => use([]) }))
  const pool = createEndpointPool(endpoints, { log: silentLog, now: () => clock.now })
  const member = (name: string) => {
    const found = pool.members.find(({ endpoint }) => endpoint.name === name)
    if (!found) throw new Error(`no endpoint ${name}`)
    return found
  }
  const chosen = async (...besides: string[]) =>
    (await pool.choose({ signal, besides: new Set(besides.map(member)) })).endpoint.name
  return { clock, pool, member, chosen }
}

describe('createEndpointPool()', () => {
  test('takes the first while it serves well', async () => {
    const { chosen, member } = open('a', 'b')
    member('b').health.answered(1)
    member('a').health.answered(500)
    expect(await chosen()).toBe('a')
  })

  test.each(['unreachable', 'unavailable', 'slow', 'forbidden'] as const)(
    'leaves one that is %s',
    async (kind) => {
      const { chosen, member } = open('a', 'b')
      member('a').health.failed(kind, undefined)
      expect(await chosen()).toBe('b')
    },
  )

  test('stays where it is after what the question is to blame for', async () => {
    const { chosen, member } = open('a', 'b')
    member('a').health.failed('failed', undefined)
    member('a').health.failed('tooMuch', undefined)
    expect(await chosen()).toBe('a')
  })

  test('leaves one that lied, or is behind', async () => {
    const { chosen, member } = open('a', 'b', 'c')
    member('a').health.lied()
    expect(await chosen()).toBe('b')
    member('b').head = 90
    member('c').head = 100
    expect(await chosen()).toBe('c')
  })

  test('returns to the first once it has served well for a while, and not before', async () => {
    const { chosen, member } = open('a', 'b')
    member('a').health.failed('unreachable', undefined)
    const seen: string[] = []
    for (let probe = 0; probe < 12; probe += 1) {
      seen.push(await chosen())
      member('a').health.answered(5)
    }
    expect(seen[0]).toBe('b')
    expect(seen[4]).toBe('b')
    expect(seen.at(-1)).toBe('a')
  })

  test('leaves one alone for as long as it asked', async () => {
    const { chosen, member, clock } = open('a', 'b')
    member('a').health.failed('busy', 2_000)
    expect(await chosen()).toBe('b')
    expect(member('a').health.pausedUntil()).toBe(2_000)
    clock.now = 2_001
    for (let answer = 0; answer < 6; answer += 1) member('a').health.answered(1)
    expect(await chosen()).toBe('a')
  })

  test('takes another for what one has just failed at, without leaving it', async () => {
    const { chosen } = open('a', 'b', 'c')
    expect(await chosen('a')).toBe('b')
    expect(await chosen('a', 'b')).toBe('c')
    expect(await chosen('a', 'b', 'c')).toBe('a')
    expect(await chosen()).toBe('a')
  })

  test('names those that were not asked for long, but the active one', () => {
    const { pool, clock, member } = open('a', 'b', 'c')
    clock.now = 20_000
    member('c').health.asked()
    expect(pool.idle().map(({ endpoint }) => endpoint.name)).toEqual(['b'])
  })

  test('tells how each fares', async () => {
    const { pool, member, chosen } = open('a', 'b')
    member('a').health.failed('unreachable', undefined)
    member('b').health.answered(12.4)
    member('a').head = 7
    member('b').head = 10
    await chosen()
    expect(pool.status()).toEqual([
      { name: 'a', active: false, score: 0.4, latencyMs: undefined, behind: 3, excluded: undefined },
      { name: 'b', active: true, score: 1, latencyMs: 12, behind: 0, excluded: undefined },
    ])
  })
})
