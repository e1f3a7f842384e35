import { numberToHex, stringToHex } from 'viem'
import { RLC } from '../poco/amounts.js'
import { pushResultBoost } from './boostVerbs.js'
import { matchOrders } from './matchOrders.js'
import { writeOrders } from './orderVerbs.js'
import type { Scenario } from './scenario.js'
import { ipfsResults, taskAt } from './taskVerbs.js'

/** Trusted execution with SCONE, and a bit that the hub tells but does not keep. */
const TAG = numberToHex((1n << 255n) | 0b11n, { size: 32 })

/**
 * Three tasks asked for and matched in two deals: both count their tasks from 0. Then one in an enclave, whose
 * result is handed to a contract.
 */
export const boostDeal: Scenario = async (tale, { app, teeApp, dataset, workerpool, secondWorkerpool }) => {
  const terms = { app, requester: 'requester', appPrice: 3n, workerpoolPrice: RLC / 7n } as const
  const wanted = await writeOrders(tale, {
    ...terms,
    workerpool,
    isOpenToPools: true,
    volume: 3n,
    params: JSON.stringify({ iexec_args: 'at once' }),
  })
  const two = await writeOrders(tale, { ...terms, workerpool, volume: 2n })
  const more = await writeOrders(tale, { ...terms, workerpool: secondWorkerpool, volume: 2n, trust: 1n })
  const first = matchOrders(tale, { ...wanted, workerpool: two.workerpool }, { boost: true })
  const second = matchOrders(
    tale,
    { ...wanted, workerpool: more.workerpool },
    { boost: true, sender: 'stranger' },
  )
  await tale.together(async () => {
    for (const [task, worker] of [
      [taskAt(tale, first, 1), 'worker1'],
      [taskAt(tale, second, 0), 'worker2'],
    ] as const)
      await pushResultBoost(tale, task, worker, {
        results: ipfsResults('QmYwAPJzv5CZsnA625s3Xf2nemtYgPpHdWEz79ojWnPbdG'),
      })
  })

  const secret = await writeOrders(tale, {
    app: teeApp,
    dataset,
    workerpool,
    requester: 'requester',
    appPrice: RLC / 4n,
    datasetPrice: RLC / 8n,
    workerpoolPrice: 3n * RLC + 7n,
    tag: TAG,
    trust: 1n,
    beneficiary: tale.addressOf('beneficiary'),
    callback: tale.addresses.callback,
  })
  const deal = matchOrders(tale, secret, { boost: true })
  await pushResultBoost(tale, taskAt(tale, deal, 0), 'worker3', {
    results: stringToHex('{ "storage": "ethereum" }'),
    resultsCallback: stringToHex('for the contract'),
  })
}
