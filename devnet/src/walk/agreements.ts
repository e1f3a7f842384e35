import { type Address, zeroAddress } from 'viem'
import type { Role } from '../chain/roles.js'
import { schedulerStake } from '../poco/amounts.js'
import { orderHash } from '../poco/orderHash.js'
import type { OrderKind, SignedOrders } from '../poco/orders.js'
import { smallest } from '../scenarios/matchOrders.js'
import { orderOf } from '../scenarios/orderVerbs.js'
import { resourceOf } from '../scenarios/resourceVerbs.js'
import type { OrderState, Tale } from '../scenarios/tale.js'
import { type Agreement, freeOf, type Walk } from './walker.js'

/** Kinds of orders an agreement has; those without dataset have three. */
export const kindsOf = ({ orders }: Agreement): OrderKind[] =>
  orders.dataset.dataset === zeroAddress
    ? ['app', 'workerpool', 'request']
    : ['app', 'dataset', 'workerpool', 'request']

/** What the story knows of one of the orders. */
export const stateOf = (tale: Tale, { orders }: Agreement, kind: OrderKind): OrderState =>
  orderOf(tale, orderHash(tale.domain, kind, orders[kind]))

const resourceIn = (
  { app, dataset, workerpool }: SignedOrders,
  kind: Exclude<OrderKind, 'request'>,
): Address => ({ app: app.app, dataset: dataset.dataset, workerpool: workerpool.workerpool })[kind]

/** Who may sign, close and offer such an order now. */
export const ownerOf = (tale: Tale, { orders }: Agreement, kind: OrderKind): Role =>
  kind === 'request'
    ? tale.roleOf(orders.request.requester)
    : resourceOf(tale, resourceIn(orders, kind)).holder

/** Tasks a match of these orders would buy; 0 when an order is used up or closed, or its signer owns no more. */
export const matchableVolume = (tale: Tale, agreement: Agreement): bigint => {
  const kinds = kindsOf(agreement)
  if (kinds.some((kind) => agreement.signers[kind] !== ownerOf(tale, agreement, kind))) return 0n
  return smallest(
    kinds.map((kind) => stateOf(tale, agreement, kind)).map(({ volume, consumed }) => volume - consumed),
  )
}

/** Whether payer and scheduler can lock what a match of this volume asks for. */
export const isAffordable = (
  walk: Walk,
  agreement: Agreement,
  { payer, volume }: { payer: Role; volume: bigint },
): boolean => {
  const { app, dataset, workerpool } = agreement.orders
  const price = (app.appprice + dataset.datasetprice + workerpool.workerpoolprice) * volume
  const stake = schedulerStake(workerpool.workerpoolprice) * volume
  const scheduler = ownerOf(walk.tale, agreement, 'workerpool')
  if (scheduler === payer) return freeOf(walk, payer) >= price + stake
  return freeOf(walk, payer) >= price && freeOf(walk, scheduler) >= stake
}
