import { stringToHex, zeroHash } from 'viem'
import { RLC } from '../poco/amounts.js'
import { matchOrders } from './matchOrders.js'
import { writeOrders } from './orderVerbs.js'
import { createApp, createDataset, createWorkerpool, giveResource } from './resourceVerbs.js'
import type { Scenario } from './scenario.js'
import { contribute, finalize, initialize, ipfsResults, reveal } from './taskVerbs.js'

/** Resources change hands: the owner at match is paid, also when the token moves before the task ends. */
export const ownershipTransfers: Scenario = async (tale) => {
  const app = createApp(tale, 'appOwner', {
    name: 'nomad',
    type: 'DOCKER',
    multiaddr: stringToHex('docker.io/nomad/app:1.0.0'),
    checksum: zeroHash,
    mrenclave: '0x',
  })
  const dataset = createDataset(tale, 'datasetOwner', {
    name: 'nomad data',
    multiaddr: stringToHex('https://arweave.net/nomad'),
    checksum: zeroHash,
  })
  const workerpool = createWorkerpool(tale, 'scheduler', 'nomad pool')
  giveResource(tale, app, 'stranger')
  giveResource(tale, dataset, 'stranger')
  giveResource(tale, workerpool, 'secondScheduler')
  const orders = await writeOrders(tale, {
    app,
    dataset,
    workerpool,
    requester: 'requester',
    appPrice: RLC / 5n,
    datasetPrice: RLC / 6n,
    workerpoolPrice: RLC,
  })
  const deal = matchOrders(tale, orders)
  giveResource(tale, app, 'appOwner')
  giveResource(tale, dataset, 'stranger')
  giveResource(tale, workerpool, 'scheduler')
  const task = initialize(tale, deal, 0, 'requester')
  await contribute(tale, task, 'worker6', 'still paid')
  reveal(tale, task, 'worker6')
  finalize(tale, task, ipfsResults('QmZULkCELmmk5XNfCgTnCyFgAVxBRBXyDHGGMVoLFLiXEN'))
}
