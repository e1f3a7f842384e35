import { numberToHex } from 'viem'
import { RLC } from '../poco/amounts.js'
import { matchOrders } from './matchOrders.js'
import { writeOrders } from './orderVerbs.js'
import type { Scenario } from './scenario.js'
import { contribute, finalize, initialize, ipfsResults, reveal } from './taskVerbs.js'

/** Bits 0 and 1 of a tag: a trusted execution environment, built with SCONE. */
const TEE_SCONE = numberToHex(0b11, { size: 32 })

/** A confidential task: the enclave signs what the worker commits to. */
export const teeDeal: Scenario = async (tale, { teeApp, dataset, workerpool }) => {
  const orders = await writeOrders(tale, {
    app: teeApp,
    dataset,
    workerpool,
    requester: 'requester',
    appPrice: RLC / 2n,
    datasetPrice: RLC,
    workerpoolPrice: 3n * RLC,
    tag: TEE_SCONE,
    trust: 1n,
    params: JSON.stringify({ iexec_args: 'secret', iexec_secrets: { 1: 'my-password' } }),
  })
  const deal = matchOrders(tale, orders)
  const task = initialize(tale, deal, 0, 'scheduler')
  await contribute(tale, task, 'worker3', 'confidential')
  reveal(tale, task, 'worker3')
  finalize(tale, task, ipfsResults('QmYwAPJzv5CZsnA625s3Xf2nemtYgPpHdWEz79ojWnPbdG'))
}
