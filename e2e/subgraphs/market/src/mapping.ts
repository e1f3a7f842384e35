import { BigInt, Bytes, crypto, ethereum } from '@graphprotocol/graph-ts';
import { Listed, Market, Sold, Sold1 } from '../generated/Market/Market';
import { Order, Sale } from '../generated/schema';

const PAID = crypto.keccak256(Bytes.fromUTF8('Paid(address,uint256)'));

export function handleListed(event: Listed): void {
  const order = new Order(event.params.hash);
  order.maker = event.params.order.maker;
  order.collection = event.params.order.item.collection;
  order.ids = event.params.order.item.ids;
  order.price = event.params.order.price;
  order.kind = event.params.order.kind;
  order.save();
}

function saleOf(event: ethereum.Event, order: Bytes, buyer: Bytes): Sale {
  const receipt = event.receipt!;
  const sale = new Sale(event.transaction.hash);
  sale.order = order;
  sale.buyer = buyer;
  sale.succeeded = receipt.status.toI32() == 1;
  sale.logsInReceipt = receipt.logs.length;
  sale.gasUsed = receipt.gasUsed;
  const payments: BigInt[] = [];
  for (let index = 0; index < receipt.logs.length; index += 1) {
    const log = receipt.logs[index];
    if (!log.topics[0].equals(PAID)) continue;
    payments.push(ethereum.decode('uint256', log.data)!.toBigInt());
  }
  sale.payments = payments;
  return sale;
}

export function handleSold(event: Sold1): void {
  const sale = saleOf(event, event.params.hash, event.params.buyer);
  sale.price = event.params.paid;
  const fee = Market.bind(event.address).try_feeOf(event.params.buyer, event.params.paid);
  if (!fee.reverted) sale.fee = fee.value;
  sale.save();
}

export function handleTaken(event: Sold): void {
  saleOf(event, event.params.hash, event.params.buyer).save();
}
