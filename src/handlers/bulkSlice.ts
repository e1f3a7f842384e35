import { Bytes, dataSource } from '@graphprotocol/graph-ts';
import { BulkEntry, BulkSlice, DatasetOrder } from '../../generated/schema';
import { toRlc } from '../lib/amounts';
import { BulkOrder } from '../lib/bulkOrder';
import { hexId, taskIdOf } from '../lib/ids';
import { jsonArray } from '../lib/json';

/** Entries kept of one slice at most: its file is written by a stranger. */
const MOST_ENTRIES = 10_000;

/** A slice of a bulk was found: the dataset orders for one task. */
export function handleBulkSlice(content: Bytes): void {
  const entries = jsonArray(content);
  if (entries === null) return;
  const asked = dataSource.context();
  const dealId = asked.getBytes('deal');
  const index = asked.getBigInt('index');
  const domain = asked.get('domain');
  const taskId = hexId(taskIdOf(dealId, index));

  const slice = new BulkSlice(`${hexId(dealId)}-${index.toString()}`);
  const datasets: string[] = [];
  const orders: string[] = [];
  for (let i = 0; i < entries.length && i < MOST_ENTRIES; i++) {
    const terms = new BulkOrder(entries[i]);
    const entry = new BulkEntry(`${taskId}-${i.toString()}`);
    entry.slice = slice.id;
    entry.position = i;
    entry.valid = terms.reason === null;
    entry.reason = terms.reason;
    if (entry.valid) {
      const order = saveOrder(entry.id, terms);
      datasets.push(hexId(terms.dataset));
      orders.push(order.id);
      entry.datasetOrder = order.id;
      if (domain !== null) entry.orderHash = terms.hash(domain.toBytes());
    }
    entry.save();
  }
  slice.bulk = hexId(dealId);
  slice.hash = dataSource.stringParam();
  slice.task = taskId;
  slice.index = index;
  slice.datasets = datasets;
  slice.datasetOrders = orders;
  slice.save();
}

function saveOrder(id: string, terms: BulkOrder): DatasetOrder {
  const order = new DatasetOrder(id);
  order.dataset = hexId(terms.dataset);
  order.datasetprice = toRlc(terms.price);
  order.volume = terms.volume;
  order.tag = terms.tag;
  order.apprestrict = terms.apprestrict;
  order.workerpoolrestrict = terms.workerpoolrestrict;
  order.requesterrestrict = terms.requesterrestrict;
  order.salt = terms.salt;
  order.sign = terms.sign;
  order.save();
  return order;
}
