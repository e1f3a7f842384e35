import { encodeAbiParameters, keccak256, parseAbiParameters, stringToHex } from 'viem'
import { RLC } from '../poco/amounts.js'
import { matchOrders } from './matchOrders.js'
import { writeOrders } from './orderVerbs.js'
import type { Scenario } from './scenario.js'
import { contributeAndFinalize, initialize } from './taskVerbs.js'

/** A price for an oracle: the result is handed to a contract, in the form oracles agreed on. */
export const callbackDeal: Scenario = async (tale, { app, workerpool }) => {
  const { callback } = tale.addresses
  const orders = await writeOrders(tale, {
    app,
    workerpool,
    requester: 'requester',
    workerpoolPrice: RLC / 2n,
    callback,
    params: JSON.stringify({ iexec_args: 'BTC USD 9' }),
  })
  const deal = matchOrders(tale, orders)
  const task = initialize(tale, deal, 0, 'requester')
  const value = encodeAbiParameters(parseAbiParameters('int256'), [97_123_456_789n])
  const resultsCallback = encodeAbiParameters(parseAbiParameters('bytes32, uint256, bytes'), [
    keccak256(stringToHex('BTC-USD-9')),
    BigInt(deal.startTime),
    value,
  ])
  await contributeAndFinalize(tale, task, 'worker1', {
    results: stringToHex(`{ "storage": "ethereum", "location": "${callback.toLowerCase()}" }`),
    resultsCallback,
  })
}
