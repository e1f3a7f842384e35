import { BigInt, Bytes, DataSourceContext, dataSource } from '@graphprotocol/graph-ts';
import { Bulk } from '../../generated/schema';
import { BulkSliceFile } from '../../generated/templates';
import { hexId } from '../lib/ids';
import { jsonArray, stringOf } from '../lib/json';

/** Slices asked for of one deal at most: its file is written by a stranger, and a deal may have a million tasks. */
const MOST_SLICES = 10_000;

/** The bulk file of a deal was found: CIDs of slices, one for each task of the request by its absolute index. */
export function handleBulk(content: Bytes): void {
  const slices = jsonArray(content);
  if (slices === null) return;
  const asked = dataSource.context();
  const dealId = asked.getBytes('deal');
  const first = asked.getBigInt('botFirst');
  const end = first.plus(asked.getBigInt('botSize'));

  const bulk = new Bulk(hexId(dealId));
  bulk.hash = dataSource.stringParam();
  bulk.save();

  let asks = 0;
  for (let i = 0; i < slices.length && asks < MOST_SLICES; i++) {
    const index = BigInt.fromI32(i);
    if (index.lt(first) || index.ge(end)) continue;
    const cid = stringOf(slices[i]);
    if (cid === null) continue;
    const context = new DataSourceContext();
    context.setBytes('deal', dealId);
    context.setBigInt('index', index);
    const domain = asked.get('domain');
    if (domain !== null) context.setBytes('domain', domain.toBytes());
    BulkSliceFile.createWithContext(cid, context);
    asks++;
  }
}
