import { Bytes } from '@graphprotocol/graph-ts';
import { Deal, RequestOrder } from '../../generated/schema';
import { hexId } from '../lib/ids';

/** Stores what the deal says for certain about the request order behind it, and returns its id. */
export function saveMatchedRequestOrder(hash: Bytes, deal: Deal): string {
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
  order.save();
  return id;
}
