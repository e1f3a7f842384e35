import { Address, BigInt } from '@graphprotocol/graph-ts';
import { TransferBatch, TransferSingle, URI } from '../generated/Items/Items';
import { Holder, Holding, Item } from '../generated/schema';

function itemOf(id: BigInt): Item {
  let item = Item.load(id.toString());
  if (item == null) {
    item = new Item(id.toString());
    item.supply = BigInt.zero();
    item.holders = [];
    item.save();
  }
  return item;
}

function change(holder: Address, itemId: BigInt, value: BigInt): void {
  const item = itemOf(itemId);
  if (holder.equals(Address.zero())) {
    item.supply = item.supply.minus(value);
    item.save();
    return;
  }
  const holderId = holder.toHexString();
  if (Holder.load(holderId) == null) new Holder(holderId).save();
  if (!item.holders.includes(holderId)) {
    item.holders = item.holders.concat([holderId]);
    item.save();
  }
  const id = `${holderId}-${item.id}`;
  let holding = Holding.load(id);
  if (holding == null) {
    holding = new Holding(id);
    holding.holder = holderId;
    holding.item = item.id;
    holding.value = BigInt.zero();
  }
  holding.value = holding.value.plus(value);
  holding.save();
}

export function handleSingle(event: TransferSingle): void {
  change(event.params.from, event.params.id, event.params.value.neg());
  change(event.params.to, event.params.id, event.params.value);
}

export function handleBatch(event: TransferBatch): void {
  const ids = event.params.ids;
  const values = event.params.values;
  for (let index = 0; index < ids.length; index += 1) {
    change(event.params.from, ids[index], values[index].neg());
    change(event.params.to, ids[index], values[index]);
  }
}

export function handleUri(event: URI): void {
  const item = itemOf(event.params.id);
  const words = event.params.value.split('/');
  item.uri = event.params.value;
  item.title = words[words.length - 1];
  item.save();
}
