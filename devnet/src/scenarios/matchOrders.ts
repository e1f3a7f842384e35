import { type Hex, hexToBigInt, numberToHex, zeroAddress } from 'viem'
import type { Role } from '../chain/roles.js'
import { schedulerStake, workerStake } from '../poco/amounts.js'
import { encodeMatch } from '../poco/encodeOrderCall.js'
import { dealIdOf, taskIdOf } from '../poco/ids.js'
import { orderHash } from '../poco/orderHash.js'
import type { SignedOrders } from '../poco/orders.js'
import { depositAndCall } from './accountVerbs.js'
import type { DealFacts } from './facts.js'
import { orderOf } from './orderVerbs.js'
import { resourceOf } from './resourceVerbs.js'
import { type Tale, unsetTask } from './tale.js'

// A bag can hold more tasks than there are atoms; nobody can list them.
const LISTED_TASKS = 1_000n

/**
 * Matches four orders: a deal over as many tasks as all of them still have left. The requester pays, unless a
 * `sponsor` does; anybody may send the match of a deal that is not sponsored. With a `deposit` the requester
 * stakes that much RLC in the same call, of the token. `boost` makes it a deal of the Boost extension, which trusts one
 * worker.
 */
export const matchOrders = (
  tale: Tale,
  signed: SignedOrders,
  {
    sponsor,
    sender,
    deposit,
    boost = false,
  }: { sponsor?: Role; sender?: Role; deposit?: bigint; boost?: boolean } = {},
): DealFacts => {
  const { app, dataset, workerpool, request } = signed
  const requester = tale.roleOf(request.requester)
  const data = encodeMatch(signed, { sponsored: sponsor !== undefined, boost })
  const startTime =
    deposit === undefined
      ? tale.send({ from: sponsor ?? sender ?? requester, to: tale.addresses.hub, data })
      : depositAndCall(tale, requester, { amount: deposit, data })

  const hasDataset = dataset.dataset !== zeroAddress
  const hashes = {
    app: orderHash(tale.domain, 'app', app),
    dataset: hasDataset ? orderHash(tale.domain, 'dataset', dataset) : null,
    workerpool: orderHash(tale.domain, 'workerpool', workerpool),
    request: orderHash(tale.domain, 'request', request),
  }
  const orders = Object.values(hashes).flatMap((hash) => (hash === null ? [] : [orderOf(tale, hash)]))
  const botFirst = orderOf(tale, hashes.request).consumed
  const botSize = smallest(orders.map(({ volume, consumed }) => volume - consumed))
  for (const order of orders) {
    order.consumed += botSize
    order.isSeen = true
  }

  const pool = resourceOf(tale, workerpool.workerpool)
  if (pool.policy === null) throw new Error(`${pool.address} is no workerpool.`)
  const id = dealIdOf(hashes.request, botFirst)
  const datasetPrice = hasDataset ? dataset.datasetprice : 0n
  const payer = tale.addressOf(sponsor ?? requester)
  const deal: DealFacts = {
    id,
    app: app.app,
    appOwner: resourceOf(tale, app.app).owner,
    appPrice: app.appprice,
    dataset: hasDataset ? dataset.dataset : null,
    datasetOwner: hasDataset ? resourceOf(tale, dataset.dataset).owner : null,
    datasetPrice,
    workerpool: pool.address,
    workerpoolOwner: pool.owner,
    workerpoolPrice: workerpool.workerpoolprice,
    requester: request.requester,
    sponsor: payer,
    beneficiary: request.beneficiary,
    callback: request.callback,
    params: request.params,
    category: request.category,
    trust: request.trust > 1n ? request.trust : 1n,
    tag: unionOf([app.tag, dataset.tag, request.tag]),
    startTime,
    botFirst,
    botSize,
    workerStake: boost ? 0n : workerStake(workerpool.workerpoolprice, pool.policy.workerStakeRatio),
    schedulerRewardRatio: pool.policy.schedulerRewardRatio,
    isBoost: boost,
    orders: hashes,
    tasks: listTasks(id, boost ? 0n : botFirst, botSize),
  }
  tale.ledger.lock(payer, (deal.appPrice + datasetPrice + deal.workerpoolPrice) * botSize)
  tale.ledger.lock(pool.owner, schedulerStake(deal.workerpoolPrice) * botSize)
  tale.deals.set(id, deal)
  deal.tasks.forEach((task, index) => {
    tale.tasks.set(task, unsetTask(task, deal, firstIndexOf(deal) + BigInt(index)))
  })
  return deal
}

/** Index of the first task of a deal. */
export const firstIndexOf = ({ isBoost, botFirst }: DealFacts): bigint => (isBoost ? 0n : botFirst)

const listTasks = (dealId: Hex, firstIndex: bigint, botSize: bigint): Hex[] =>
  botSize > LISTED_TASKS
    ? []
    : Array.from({ length: Number(botSize) }, (_, index) => taskIdOf(dealId, firstIndex + BigInt(index)))

const unionOf = (tags: readonly Hex[]): Hex =>
  numberToHex(
    tags.reduce((union, tag) => union | hexToBigInt(tag), 0n),
    { size: 32 },
  )

/** The least of some volumes; there must be one. */
export const smallest = (volumes: readonly bigint[]): bigint =>
  volumes.reduce((least, volume) => {
    if (volume < least) return volume
    return least
  })
