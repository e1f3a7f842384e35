import { Bytes } from '@graphprotocol/graph-ts';
import { Deal, RequestOrder } from '../../generated/schema';
import { toRlc } from '../lib/amounts';
import { CallData } from '../lib/calldata';
import { ZERO_ADDRESS } from '../lib/constants';
import { hexId } from '../lib/ids';
import {
  OrderSet,
  REQUEST_APP_MAX_PRICE,
  REQUEST_DATASET_MAX_PRICE,
  REQUEST_ORDER_SALT,
  REQUEST_ORDER_SIGN,
  REQUEST_POOL,
  REQUEST_POOL_MAX_PRICE,
  REQUEST_TAG,
  REQUEST_TRUST,
  REQUEST_VOLUME,
} from '../lib/orders';
import { addMatched } from './matchedVolume';

/**
 * Stores the request order behind a deal and returns its id. Without the orders, proved by their hashes, only what
 * the deal says for certain is known.
 */
export function saveMatchedRequestOrder(hash: Bytes, deal: Deal, orders: OrderSet | null): string {
  const id = hexId(hash);
  let order = RequestOrder.load(id);
  if (order === null) order = new RequestOrder(id);
  order.requester = deal.requester;
  order.app = deal.app;
  order.dataset = deal.dataset;
  order.category = deal.category;
  order.beneficiary = deal.beneficiary;
  order.callback = deal.callback;
  order.params = deal.params;
  order.matchedVolume = addMatched(order.matchedVolume, deal);
  if (orders !== null) fillRequest(order, orders.request);
  order.save();
  return id;
}

function fillRequest(order: RequestOrder, data: CallData): void {
  const appMaxPrice = data.uint(REQUEST_APP_MAX_PRICE);
  if (appMaxPrice !== null) order.appmaxprice = toRlc(appMaxPrice);
  const datasetMaxPrice = data.uint(REQUEST_DATASET_MAX_PRICE);
  if (datasetMaxPrice !== null) order.datasetmaxprice = toRlc(datasetMaxPrice);
  const workerpoolMaxPrice = data.uint(REQUEST_POOL_MAX_PRICE);
  if (workerpoolMaxPrice !== null) order.workerpoolmaxprice = toRlc(workerpoolMaxPrice);
  const workerpool = data.address(REQUEST_POOL);
  if (workerpool !== null && workerpool != ZERO_ADDRESS) order.workerpool = hexId(workerpool);
  order.volume = data.uint(REQUEST_VOLUME);
  order.tag = data.word(REQUEST_TAG);
  order.trust = data.uint(REQUEST_TRUST);
  order.salt = data.word(REQUEST_ORDER_SALT);
  order.sign = data.bytes(REQUEST_ORDER_SIGN);
}
