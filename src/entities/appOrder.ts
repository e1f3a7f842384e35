import { Bytes, ethereum } from '@graphprotocol/graph-ts';
import { App, AppOrder, Deal } from '../../generated/schema';
import { toRlc } from '../lib/amounts';
import { CallData } from '../lib/calldata';
import { hexId } from '../lib/ids';
import {
  appOrderHash,
  MANAGE_APP_ORDER,
  OrderSet,
  PRICE,
  RESOURCE_ORDER_SALT,
  RESOURCE_ORDER_SIGN,
  TAG,
  VOLUME,
} from '../lib/orders';
import { findManagedOrder } from './managedOrder';
import { beginOrder, noteMatched, settleOrder } from './orderLifecycle';

/**
 * Stores the app order behind a deal and returns its id. Without the orders, proved by their hashes, only what the
 * deal says for certain is known.
 */
export function saveMatchedAppOrder(hash: Bytes, deal: Deal, orders: OrderSet | null): string {
  const id = hexId(hash);
  let order = AppOrder.load(id);
  if (order === null) {
    order = new AppOrder(id);
    beginOrder(order, id);
  }
  order.app = deal.app;
  order.appprice = deal.appPrice;
  if (orders !== null) {
    fillTerms(order, orders.app);
    order.sign = orders.app.bytes(RESOURCE_ORDER_SIGN);
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
export function managedAppOrder(hash: Bytes, event: ethereum.Event): AppOrder | null {
  const known = AppOrder.load(hexId(hash));
  if (known !== null && known.volume !== null) return known;
  const data = findManagedOrder(event, MANAGE_APP_ORDER, hash, appOrderHash);
  return data === null ? known : appOrderWith(hash, data);
}

/** The owner of the app of an order; null when it is not certain, since the app was never seen changing hands. */
export function ownerBehindAppOrder(order: AppOrder): string | null {
  const app = App.load(order.app);
  return app === null || app.timestamp.isZero() ? null : app.owner;
}

/**
 * The order with these terms, which its hash proved; null when it is about something that is no known app. Not
 * saved.
 */
export function appOrderWith(hash: Bytes, terms: CallData): AppOrder | null {
  const id = hexId(hash);
  let order = AppOrder.load(id);
  if (order === null) {
    const app = terms.address(0);
    const price = terms.uint(PRICE);
    if (app === null || price === null || App.load(hexId(app)) === null) return null;
    order = new AppOrder(id);
    beginOrder(order, id);
    order.app = hexId(app);
    order.appprice = toRlc(price);
  }
  fillTerms(order, terms);
  return order;
}

function fillTerms(order: AppOrder, terms: CallData): void {
  order.volume = terms.uint(VOLUME);
  order.tag = terms.word(TAG);
  order.datasetrestrict = terms.address(4);
  order.workerpoolrestrict = terms.address(5);
  order.requesterrestrict = terms.address(6);
  order.salt = terms.word(RESOURCE_ORDER_SALT);
}
