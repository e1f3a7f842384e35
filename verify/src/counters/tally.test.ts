import { expect, test } from 'vitest'
import { openTally } from './tally.js'

test('a tally adds up, counts members once, and tells what differs', () => {
  const tally = openTally()
  tally.add('App', '0x1', { dealsCount: 1n, revenue: 5n })
  tally.add('App', '0x1', { dealsCount: 2n })
  tally.count('App', '0x1', 'requestersCount', '0xa')
  tally.count('App', '0x1', 'requestersCount', '0xa')
  tally.count('App', '0x1', 'requestersCount', '0xb')
  expect(tally.check('App', '0x1', { dealsCount: 3n, revenue: 5n, requestersCount: 2n })).toEqual([])
  expect(tally.check('App', '0x2', { dealsCount: 0n })).toEqual([])
  expect(tally.check('App', '0x1', { dealsCount: 4n, revenue: 5n })).toEqual([
    { entity: 'App', id: '0x1', field: 'dealsCount', indexed: '4', contract: '3' },
  ])
})
