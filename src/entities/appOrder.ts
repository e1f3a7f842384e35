import { Bytes } from '@graphprotocol/graph-ts';
import { AppOrder, Deal } from '../../generated/schema';
import { hexId } from '../lib/ids';

/** Stores what the deal says for certain about the app order behind it, and returns its id. */
export function saveMatchedAppOrder(hash: Bytes, deal: Deal): string {
  const id = hexId(hash);
  let order = AppOrder.load(id);
  if (order === null) order = new AppOrder(id);
  order.app = deal.app;
  order.appprice = deal.appPrice;
  order.save();
  return id;
}
