import { describe, expect, test } from 'vitest'
import { openStoryteller } from './openStoryteller.js'
import { told } from './storyBuild.js'

describe('a reorg', () => {
  test.each([
    ['75. brings back the value of an entity that was updated', 'set Thing a x=7', 7],
    ['76. brings back an entity that was removed', 'remove Thing a', undefined],
  ])('%s', async (_, later, x) => {
    await using teller = await openStoryteller()
    teller.chain.mineTo(4)
    teller.chain.mine(told('set Thing a x=5'))
    teller.chain.mineTo(6)
    teller.chain.mine(told(later))
    await teller.caughtUp()
    expect(teller.now('Thing')[0]?.x).toBe(x)
    teller.chain.cut(1)
    teller.chain.mineTo(7)
    expect(await teller.caughtUp()).toMatchObject({ head: { number: 7 }, reorgs: 1 })
    expect(teller.now('Thing')).toEqual([{ id: 'a', x: 5, y: null }])
  })
})

describe('timeseries', () => {
  const point = (token: string, amount: number) =>
    told(`set Point auto id=9l timestamp=9l token=${token} amount=${amount}n`)
  const HOURS = `{ volumes(interval: hour, orderBy: amount, current: CURRENT) { timestamp token amount } }`
  const row = (seconds: number, token: string, amount: string) => ({
    timestamp: String(seconds * 1_000_000),
    token,
    amount,
  })

  test('77. points are rolled up when the first block after their hour is stored', async () => {
    await using teller = await openStoryteller()
    const mineAt = async (seconds: number, a: number, b: number) => {
      teller.chain.setTime(seconds)
      teller.chain.mine(point('A', a), point('B', b))
      await teller.caughtUp()
    }
    const hours = (current: 'include' | 'exclude') =>
      (teller.ask(HOURS.replace('CURRENT', current)).data as { volumes: unknown }).volumes
    await mineAt(3_660, 10, 20)
    await mineAt(3_720, 30, 40)
    expect(hours('exclude')).toEqual([])
    await mineAt(7_201, 5, 15)
    const complete = [row(3_600, 'A', '40'), row(3_600, 'B', '60')]
    expect(hours('exclude')).toEqual(complete)
    await mineAt(7_261, 7, 25)
    expect(hours('exclude')).toEqual(complete)
    expect(hours('include')).toEqual(
      expect.arrayContaining([...complete, row(7_200, 'A', '12'), row(7_200, 'B', '40')]),
    )
  })

  test('78. a point has the time of its block, whatever the mapping says', async () => {
    await using teller = await openStoryteller()
    teller.chain.setTime(3_660)
    teller.chain.mine(point('A', 1))
    await teller.caughtUp()
    expect(teller.now('Point')).toMatchObject([{ timestamp: 3_660_000_000, token: 'A' }])
  })
})

test('80. global variables of a mapping are as new in each handler', async () => {
  await using teller = await openStoryteller()
  teller.chain.mine(told('count; count'), told('count'))
  await teller.caughtUp()
  expect(teller.said()).toEqual(['1', '2', '1'])
})
