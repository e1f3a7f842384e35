import { RLC } from '../poco/amounts.js'
import {
  approveHub,
  depositByTransfer,
  depositForArray,
  depositPlainly,
  recoverStray,
  transferStakeFrom,
  withdraw,
} from './accountVerbs.js'
import type { Scenario } from './scenario.js'

/** Every way into the hub and out of it, several in one block. Where the hub holds coins there are more of them. */
export const waysToDeposit: Scenario = async (tale) => {
  depositPlainly(tale, 'requester', 2n * RLC)
  depositPlainly(tale, 'requester', 3n, { target: 'beneficiary' })
  await tale.together(async () => {
    approveHub(tale, 'sponsor', RLC)
    depositForArray(tale, 'sponsor', [
      ['beneficiary', RLC / 2n],
      ['sponsor', 0n],
      ['beneficiary', RLC / 2n],
    ])
    transferStakeFrom(tale, 'stranger', 'beneficiary', 'stranger', RLC)
    withdraw(tale, 'stranger', RLC, 'beneficiary')
  })
  recoverStray(tale, 5n * RLC)
  withdraw(tale, 'admin', 5n * RLC)
  if (!tale.isNative) return
  depositByTransfer(tale, 'stranger', 7n * RLC)
  depositByTransfer(tale, 'stranger', RLC, '0xdeadbeef')
  // What is less than 1 nRLC comes back.
  depositPlainly(tale, 'stranger', 11n, { rest: 999_999_999n })
  depositPlainly(tale, 'stranger', 0n, { target: 'worker1', rest: 1n })
  await tale.together(async () => {
    depositByTransfer(tale, 'stranger', 1n)
    withdraw(tale, 'stranger', 8n * RLC + 12n)
  })
}
