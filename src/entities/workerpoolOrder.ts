import { Bytes } from '@graphprotocol/graph-ts';
import { Deal, WorkerpoolOrder } from '../../generated/schema';
import { hexId } from '../lib/ids';

/** Stores what the deal says for certain about the workerpool order behind it, and returns its id. */
export function saveMatchedWorkerpoolOrder(hash: Bytes, deal: Deal): string {
  const id = hexId(hash);
  let order = WorkerpoolOrder.load(id);
  if (order === null) order = new WorkerpoolOrder(id);
  order.workerpool = deal.workerpool;
  order.workerpoolprice = deal.workerpoolPrice;
  order.category = deal.category;
  order.save();
  return id;
}
