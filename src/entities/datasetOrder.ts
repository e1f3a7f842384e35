import { Bytes, ethereum } from '@graphprotocol/graph-ts';
import { Dataset, DatasetOrder, Deal } from '../../generated/schema';
import { toRlc } from '../lib/amounts';
import { CallData } from '../lib/calldata';
import { hexId } from '../lib/ids';
import {
  datasetOrderHash,
  MANAGE_DATASET_ORDER,
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
 * Stores the dataset order behind a deal and returns its id. Without the orders, proved by their hashes, only what the
 * deal says for certain is known.
 */
export function saveMatchedDatasetOrder(hash: Bytes, deal: Deal, orders: OrderSet | null): string {
  const id = hexId(hash);
  let order = DatasetOrder.load(id);
  if (order === null) {
    order = new DatasetOrder(id);
    beginOrder(order, id);
  }
  order.dataset = deal.dataset;
  order.datasetprice = deal.datasetPrice;
  if (orders !== null) {
    fillTerms(order, orders.dataset);
    order.sign = orders.dataset.bytes(RESOURCE_ORDER_SIGN);
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
export function managedDatasetOrder(hash: Bytes, event: ethereum.Event): DatasetOrder | null {
  const known = DatasetOrder.load(hexId(hash));
  if (known !== null && known.volume !== null) return known;
  const data = findManagedOrder(event, MANAGE_DATASET_ORDER, hash, datasetOrderHash);
  return data === null ? known : datasetOrderWith(hash, data);
}

/** The owner of the dataset of an order; null when it is not certain, since the dataset was never seen changing hands. */
export function ownerBehindDatasetOrder(order: DatasetOrder): string | null {
  const id = order.dataset;
  if (id === null) return null;
  const dataset = Dataset.load(id);
  return dataset === null || dataset.timestamp.isZero() ? null : dataset.owner;
}

/**
 * The order with these terms, which its hash proved; null when it is about something that is no known dataset. Not
 * saved.
 */
export function datasetOrderWith(hash: Bytes, terms: CallData): DatasetOrder | null {
  const id = hexId(hash);
  let order = DatasetOrder.load(id);
  if (order === null) {
    const dataset = terms.address(0);
    const price = terms.uint(PRICE);
    if (dataset === null || price === null || Dataset.load(hexId(dataset)) === null) return null;
    order = new DatasetOrder(id);
    beginOrder(order, id);
    order.dataset = hexId(dataset);
    order.datasetprice = toRlc(price);
  }
  fillTerms(order, terms);
  return order;
}

function fillTerms(order: DatasetOrder, terms: CallData): void {
  order.volume = terms.uint(VOLUME);
  order.tag = terms.word(TAG);
  order.apprestrict = terms.address(4);
  order.workerpoolrestrict = terms.address(5);
  order.requesterrestrict = terms.address(6);
  order.salt = terms.word(RESOURCE_ORDER_SALT);
}
