import { Bytes } from '@graphprotocol/graph-ts';
import { AppOrder, Deal } from '../../generated/schema';
import { hexId } from '../lib/ids';
import { OrderSet, RESOURCE_ORDER_SALT, RESOURCE_ORDER_SIGN, TAG, VOLUME } from '../lib/orders';
import { addMatched } from './matchedVolume';

/**
 * Stores the app order behind a deal and returns its id. Without the orders, proved by their hashes, only what the
 * deal says for certain is known.
 */
export function saveMatchedAppOrder(hash: Bytes, deal: Deal, orders: OrderSet | null): string {
  const id = hexId(hash);
  let order = AppOrder.load(id);
  if (order === null) order = new AppOrder(id);
  order.app = deal.app;
  order.appprice = deal.appPrice;
  order.matchedVolume = addMatched(order.matchedVolume, deal);
  if (orders !== null) {
    const data = orders.app;
    order.volume = data.uint(VOLUME);
    order.tag = data.word(TAG);
    order.datasetrestrict = data.address(4);
    order.workerpoolrestrict = data.address(5);
    order.requesterrestrict = data.address(6);
    order.salt = data.word(RESOURCE_ORDER_SALT);
    order.sign = data.bytes(RESOURCE_ORDER_SIGN);
  }
  order.save();
  return id;
}
