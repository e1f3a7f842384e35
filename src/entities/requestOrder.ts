import { Bytes, ethereum } from '@graphprotocol/graph-ts';
import { Deal, RequestOrder } from '../../generated/schema';
import { toRlc } from '../lib/amounts';
import { CallData } from '../lib/calldata';
import { ZERO_ADDRESS } from '../lib/constants';
import { hexId } from '../lib/ids';
import {
  BENEFICIARY,
  CALLBACK,
  MANAGE_REQUEST_ORDER,
  OrderSet,
  PARAMS,
  REQUEST_APP_MAX_PRICE,
  REQUEST_CATEGORY,
  REQUEST_DATASET,
  REQUEST_DATASET_MAX_PRICE,
  REQUEST_ORDER_SALT,
  REQUEST_ORDER_SIGN,
  REQUEST_POOL,
  REQUEST_POOL_MAX_PRICE,
  REQUEST_TAG,
  REQUEST_TRUST,
  REQUEST_VOLUME,
  REQUESTER,
  requestOrderHash,
} from '../lib/orders';
import { getOrCreateAccount } from './account';
import { findManagedOrder } from './managedOrder';
import { beginOrder, noteMatched, settleOrder } from './orderLifecycle';

/**
 * Stores the request order behind a deal and returns its id. Without the orders, proved by their hashes, only what
 * the deal says for certain is known.
 */
export function saveMatchedRequestOrder(hash: Bytes, deal: Deal, orders: OrderSet | null): string {
  const id = hexId(hash);
  let order = RequestOrder.load(id);
  if (order === null) {
    order = new RequestOrder(id);
    beginOrder(order, id);
  }
  order.requester = deal.requester;
  order.app = deal.app;
  order.dataset = deal.dataset;
  order.category = deal.category;
  order.beneficiary = deal.beneficiary;
  order.callback = deal.callback;
  order.params = deal.params;
  if (orders !== null) {
    fillOwnTerms(order, orders.request);
    order.sign = orders.request.bytes(REQUEST_ORDER_SIGN);
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
export function managedRequestOrder(hash: Bytes, event: ethereum.Event): RequestOrder | null {
  const known = RequestOrder.load(hexId(hash));
  if (known !== null && known.volume !== null) return known;
  const data = findManagedOrder(event, MANAGE_REQUEST_ORDER, hash, requestOrderHash);
  return data === null ? known : requestOrderWith(hash, data);
}

/** The order with these terms, which its hash proved; null when they are cut short. Not saved. */
export function requestOrderWith(hash: Bytes, terms: CallData): RequestOrder | null {
  const id = hexId(hash);
  let order = RequestOrder.load(id);
  if (order === null) {
    const requester = terms.address(REQUESTER);
    if (requester === null) return null;
    order = new RequestOrder(id);
    beginOrder(order, id);
    order.requester = getOrCreateAccount(requester).id;
    fillDealTerms(order, terms);
  }
  fillOwnTerms(order, terms);
  return order;
}

/** Terms that a deal takes over as they are. */
function fillDealTerms(order: RequestOrder, terms: CallData): void {
  order.app = idUnlessZero(terms, 0);
  order.dataset = idUnlessZero(terms, REQUEST_DATASET);
  const category = terms.uint(REQUEST_CATEGORY);
  if (category !== null) order.category = category.toString();
  const beneficiary = terms.address(BENEFICIARY);
  if (beneficiary !== null) order.beneficiary = getOrCreateAccount(beneficiary).id;
  const callback = terms.address(CALLBACK);
  if (callback !== null) order.callback = getOrCreateAccount(callback).id;
  order.params = terms.text(PARAMS);
}

/** Terms that a deal does not show. */
function fillOwnTerms(order: RequestOrder, terms: CallData): void {
  const appMaxPrice = terms.uint(REQUEST_APP_MAX_PRICE);
  if (appMaxPrice !== null) order.appmaxprice = toRlc(appMaxPrice);
  const datasetMaxPrice = terms.uint(REQUEST_DATASET_MAX_PRICE);
  if (datasetMaxPrice !== null) order.datasetmaxprice = toRlc(datasetMaxPrice);
  const workerpoolMaxPrice = terms.uint(REQUEST_POOL_MAX_PRICE);
  if (workerpoolMaxPrice !== null) order.workerpoolmaxprice = toRlc(workerpoolMaxPrice);
  order.workerpool = idUnlessZero(terms, REQUEST_POOL);
  order.volume = terms.uint(REQUEST_VOLUME);
  order.tag = terms.word(REQUEST_TAG);
  order.trust = terms.uint(REQUEST_TRUST);
  order.salt = terms.word(REQUEST_ORDER_SALT);
}

function idUnlessZero(terms: CallData, position: i32): string | null {
  const address = terms.address(position);
  return address === null || address == ZERO_ADDRESS ? null : hexId(address);
}
