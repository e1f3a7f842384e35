import { Address, BigInt } from '@graphprotocol/graph-ts';
import { Coin, Transfer as TransferEvent } from './generated/Coin/Coin';
import { Account, Transfer } from './generated/schema';

/** Coins moved. */
export function handleTransfer(event: TransferEvent): void {
  const from = getOrCreateAccount(event.params.from);
  from.balance = from.balance.minus(event.params.value);
  from.transfers += 1;
  from.save();
  const to = getOrCreateAccount(event.params.to);
  to.balance = to.balance.plus(event.params.value);
  to.transfers += 1;
  to.save();

  const id = event.block.number.toString() + '-' + event.logIndex.toString();
  const transfer = new Transfer(id);
  transfer.from = from.id;
  transfer.to = to.id;
  transfer.value = event.params.value;
  transfer.block = event.block.number;
  transfer.timestamp = event.block.timestamp;
  transfer.transaction = event.transaction.hash;
  transfer.sender = event.transaction.from;
  transfer.save();
}

/** Coins moved; asks the contract about the receiver as well. */
export function handleTransferAndAsk(event: TransferEvent): void {
  handleTransfer(event);
  const to = getOrCreateAccount(event.params.to);
  const answer = Coin.bind(event.address).try_balanceOf(event.params.to);
  if (!answer.reverted) to.seen = answer.value;
  to.save();
}

function getOrCreateAccount(address: Address): Account {
  const id = address.toHexString();
  let account = Account.load(id);
  if (account === null) {
    account = new Account(id);
    account.balance = BigInt.zero();
    account.transfers = 0;
    account.save();
  }
  return account;
}
