import { ethereum } from '@graphprotocol/graph-ts';
import { Transaction } from '../../generated/schema';
import { hexId } from '../lib/ids';
import { getOrCreateAccount } from './account';

/** Stores the transaction of an event once, with its sender and target accounts, and returns its id. */
export function recordTransaction(event: ethereum.Event): string {
  const id = hexId(event.transaction.hash);
  // A transaction has one block, so there is no need to look further back.
  if (Transaction.loadInBlock(id) !== null) return id;
  const transaction = new Transaction(id);
  transaction.from = getOrCreateAccount(event.transaction.from).id;
  const to = event.transaction.to;
  if (to !== null) transaction.to = getOrCreateAccount(to).id;
  transaction.value = event.transaction.value;
  transaction.gasLimit = event.transaction.gasLimit;
  transaction.gasUsed = event.transaction.gasLimit;
  const receipt = event.receipt;
  if (receipt !== null) transaction.gasUsedActual = receipt.gasUsed;
  transaction.gasPrice = event.transaction.gasPrice;
  transaction.timestamp = event.block.timestamp;
  transaction.blockNumber = event.block.number;
  transaction.save();
  return id;
}
