import { Bytes } from '@graphprotocol/graph-ts';
import { Deal, WorkerpoolOrder } from '../../generated/schema';
import { hexId } from '../lib/ids';
import { OrderSet, POOL_ORDER_SALT, POOL_ORDER_SIGN, POOL_TRUST, TAG, VOLUME } from '../lib/orders';
import { addMatched } from './matchedVolume';

/**
 * Stores the workerpool order behind a deal and returns its id. Without the orders, proved by their hashes, only what the
 * deal says for certain is known.
 */
export function saveMatchedWorkerpoolOrder(hash: Bytes, deal: Deal, orders: OrderSet | null): string {
  const id = hexId(hash);
  let order = WorkerpoolOrder.load(id);
  if (order === null) order = new WorkerpoolOrder(id);
  order.workerpool = deal.workerpool;
  order.workerpoolprice = deal.workerpoolPrice;
  order.category = deal.category;
  order.matchedVolume = addMatched(order.matchedVolume, deal);
  if (orders !== null) {
    const data = orders.workerpool;
    order.volume = data.uint(VOLUME);
    order.tag = data.word(TAG);
    order.trust = data.uint(POOL_TRUST);
    order.apprestrict = data.address(6);
    order.datasetrestrict = data.address(7);
    order.requesterrestrict = data.address(8);
    order.salt = data.word(POOL_ORDER_SALT);
    order.sign = data.bytes(POOL_ORDER_SIGN);
  }
  order.save();
  return id;
}
