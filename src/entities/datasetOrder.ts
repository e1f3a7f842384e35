import { Bytes } from '@graphprotocol/graph-ts';
import { DatasetOrder, Deal } from '../../generated/schema';
import { hexId } from '../lib/ids';

/** Stores what the deal says for certain about the dataset order behind it, and returns its id. */
export function saveMatchedDatasetOrder(hash: Bytes, deal: Deal): string {
  const id = hexId(hash);
  let order = DatasetOrder.load(id);
  if (order === null) order = new DatasetOrder(id);
  order.dataset = deal.dataset;
  order.datasetprice = deal.datasetPrice;
  order.save();
  return id;
}
