import { stringToHex, zeroHash } from 'viem'
import { RLC } from '../poco/amounts.js'
import { transferStake } from './accountVerbs.js'
import { cutHub, facetOf, removalOf } from './hubVerbs.js'
import { matchOrders } from './matchOrders.js'
import { manageOrder, type Terms, writeOrders } from './orderVerbs.js'
import { changePolicy, createApp, createDataset, giveResource } from './resourceVerbs.js'
import type { Scenario } from './scenario.js'
import type { TaskState } from './tale.js'
import {
  claim,
  contribute,
  finalize,
  initialize,
  initializeAll,
  reveal,
  waitUntilClaimable,
} from './taskVerbs.js'

const PARTS = {
  matching: 'IexecPoco1Facet',
  tasks: 'IexecPoco2Facet',
  views: 'IexecPocoAccessorsFacet',
  oldViews: 'IexecAccessorsABILegacyFacet',
  orders: 'IexecOrderManagementFacet',
  relay: 'IexecRelayFacet',
} as const

/**
 * An upgrade of the hub: one cut takes most of its functions away, later ones bring them back. In between its
 * views answer nothing, also at the end of blocks in which deals were made before.
 */
export const facetUpgrade: Scenario = async (tale, { app, dataset, secondWorkerpool: workerpool }) => {
  const parts = Object.values(PARTS).map((name) => facetOf(tale, name))
  const bringBack = (part: keyof typeof PARTS) => cutHub(tale, [facetOf(tale, PARTS[part])])
  const writeTerms = (terms: Partial<Terms> = {}) =>
    writeOrders(tale, {
      ...{ app, dataset, workerpool, requester: 'requester' },
      ...{ appPrice: 5n, datasetPrice: 7n, workerpoolPrice: RLC, ...terms },
    })
  const multiaddr = stringToHex('https://example.com/meanwhile')
  const before = matchOrders(tale, await writeTerms({ volume: 2n }))
  const [open, late] = initializeAll(tale, before, 'requester') as [TaskState, TaskState]
  await contribute(tale, open, 'worker1', 'before')

  let unfinished = open
  await tale.together(async () => {
    transferStake(tale, 'requester', 'stranger', 17n)
    const orders = await writeTerms({ volume: 3n })
    const last = matchOrders(tale, { ...orders, workerpool: (await writeTerms()).workerpool })
    changePolicy(tale, workerpool, { workerStakeRatio: 45n, schedulerRewardRatio: 6n })
    // The rest of the orders: another deal, on the new conditions.
    matchOrders(tale, { ...orders, workerpool: (await writeTerms()).workerpool }, { sponsor: 'sponsor' })
    unfinished = initialize(tale, last, 0, 'stranger')
    await contribute(tale, unfinished, 'worker2', 'just in time')
    reveal(tale, open, 'worker1')
    const { request } = await writeTerms({ params: 'given up' })
    await manageOrder(tale, 'request', request, 'close', { owner: 'requester' })
    cutHub(tale, parts.map(removalOf))
    transferStake(tale, 'stranger', 'requester', 17n)
    const name = 'made during an upgrade'
    createApp(tale, 'appOwner', { name, type: 'DOCKER', multiaddr, checksum: zeroHash, mrenclave: '0x' })
  })
  transferStake(tale, 'requester', 'beneficiary', 19n)
  await tale.together(async () => {
    const other = createDataset(tale, 'datasetOwner', { name: 'meanwhile', multiaddr, checksum: zeroHash })
    giveResource(tale, other, 'stranger')
    bringBack('matching')
    matchOrders(tale, await writeTerms({ params: 'no view answers yet' }))
  })
  bringBack('tasks')
  await tale.together(async () => {
    await contribute(tale, late, 'worker3', 'unseen')
    reveal(tale, late, 'worker3')
    finalize(tale, open, '0x')
    bringBack('oldViews')
  })
  await tale.together(async () => {
    bringBack('views')
    bringBack('orders')
    finalize(tale, late, '0x')
  })
  bringBack('relay')
  const after = matchOrders(tale, await writeTerms({ params: 'as before' }))
  const task = initialize(tale, after, 0, 'requester')
  await contribute(tale, task, 'worker4', 'after')
  reveal(tale, task, 'worker4')
  finalize(tale, task, '0x')
  waitUntilClaimable(tale, unfinished.deal)
  claim(tale, [unfinished], 'sponsor')
}
