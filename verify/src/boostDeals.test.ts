import { expect, test } from 'vitest'
import { derivedOf } from './boostDeals.js'

test('derivedOf() gives what a hub makes of the terms of a Boost deal', () => {
  expect(
    derivedOf({
      tag: `0x01${'00'.repeat(28)}aabbcc`,
      workerpoolPrice: '0.000000101',
      schedulerRewardRatio: '5',
      startTime: '1000',
      workClockTimeRef: '300',
    }),
  ).toEqual({ shortTag: '0xaabbcc', workerReward: 95n, deadline: 3_100n })
})
