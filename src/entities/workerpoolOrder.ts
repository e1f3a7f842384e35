import { Bytes, ethereum } from '@graphprotocol/graph-ts';
import { Deal, Workerpool, WorkerpoolOrder } from '../../generated/schema';
import { toRlc } from '../lib/amounts';
import { CallData } from '../lib/calldata';
import { hexId } from '../lib/ids';
import {
  MANAGE_WORKERPOOL_ORDER,
  OrderSet,
  POOL_CATEGORY,
  POOL_ORDER_SALT,
  POOL_ORDER_SIGN,
  POOL_TRUST,
  PRICE,
  TAG,
  VOLUME,
  workerpoolOrderHash,
} from '../lib/orders';
import { findManagedOrder } from './managedOrder';
import { beginOrder, noteMatched, settleOrder } from './orderLifecycle';

/**
 * Stores the workerpool order behind a deal and returns its id. Without the orders, proved by their hashes, only what the
 * deal says for certain is known.
 */
export function saveMatchedWorkerpoolOrder(hash: Bytes, deal: Deal, orders: OrderSet | null): string {
  const id = hexId(hash);
  let order = WorkerpoolOrder.load(id);
  if (order === null) {
    order = new WorkerpoolOrder(id);
    beginOrder(order, id);
  }
  order.workerpool = deal.workerpool;
  order.workerpoolprice = deal.workerpoolPrice;
  order.category = deal.category;
  if (orders !== null) {
    fillTerms(order, orders.workerpool);
    order.sign = orders.workerpool.bytes(POOL_ORDER_SIGN);
  }
  noteMatched(order, deal);
  settleOrder(order);
  order.save();
  return id;
}

/**
 * The stored order, or a new one with the terms that the signing or closing transaction shows; null when nothing
 * shows them. Not saved.
 */
export function managedWorkerpoolOrder(hash: Bytes, event: ethereum.Event): WorkerpoolOrder | null {
  const known = WorkerpoolOrder.load(hexId(hash));
  if (known !== null && known.volume !== null) return known;
  const data = findManagedOrder(event, MANAGE_WORKERPOOL_ORDER, hash, workerpoolOrderHash);
  return data === null ? known : workerpoolOrderWith(hash, data);
}

/** The owner of the workerpool of an order; null when it is not certain, since the workerpool was never seen changing hands. */
export function ownerBehindWorkerpoolOrder(order: WorkerpoolOrder): string | null {
  const workerpool = Workerpool.load(order.workerpool);
  return workerpool === null || workerpool.timestamp.isZero() ? null : workerpool.owner;
}

/**
 * The order with these terms, which its hash proved; null when it is about something that is no known workerpool. Not
 * saved.
 */
export function workerpoolOrderWith(hash: Bytes, terms: CallData): WorkerpoolOrder | null {
  const id = hexId(hash);
  let order = WorkerpoolOrder.load(id);
  if (order === null) {
    const workerpool = terms.address(0);
    const price = terms.uint(PRICE);
    if (workerpool === null || price === null || Workerpool.load(hexId(workerpool)) === null) return null;
    order = new WorkerpoolOrder(id);
    beginOrder(order, id);
    order.workerpool = hexId(workerpool);
    order.workerpoolprice = toRlc(price);
  }
  fillTerms(order, terms);
  return order;
}

function fillTerms(order: WorkerpoolOrder, terms: CallData): void {
  order.volume = terms.uint(VOLUME);
  order.tag = terms.word(TAG);
  const category = terms.uint(POOL_CATEGORY);
  if (category !== null) order.category = category.toString();
  order.trust = terms.uint(POOL_TRUST);
  order.apprestrict = terms.address(6);
  order.datasetrestrict = terms.address(7);
  order.requesterrestrict = terms.address(8);
  order.salt = terms.word(POOL_ORDER_SALT);
}
