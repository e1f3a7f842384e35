import { Address, BigInt, Bytes } from '@graphprotocol/graph-ts';
import {
  Approval as ApprovalEvent,
  Token as Contract,
  Transfer as TransferEvent,
} from '../generated/Gold/Token';
import { Account, Approval, Balance, Token, Transfer } from '../generated/schema';

function tokenOf(address: Address): Token {
  let token = Token.load(address);
  if (token == null) {
    const contract = Contract.bind(address);
    token = new Token(address);
    token.name = contract.name();
    const symbol = contract.try_symbol();
    if (!symbol.reverted) token.symbol = symbol.value;
    token.decimals = contract.decimals();
    token.supply = BigInt.zero();
    token.save();
  }
  return token;
}

function move(token: Token, holder: Address, value: BigInt): void {
  if (Account.load(holder) == null) new Account(holder).save();
  if (holder.equals(Address.zero())) {
    token.supply = token.supply.minus(value);
    token.save();
    return;
  }
  const id = `${token.id.toHexString()}-${holder.toHexString()}`;
  let balance = Balance.load(id);
  if (balance == null) {
    balance = new Balance(id);
    balance.token = token.id;
    balance.account = holder;
    balance.value = BigInt.zero();
  }
  balance.value = balance.value.plus(value);
  balance.exact = balance.value.divDecimal(
    BigInt.fromI32(10)
      .pow(token.decimals as u8)
      .toBigDecimal(),
  );
  balance.save();
}

export function handleTransfer(event: TransferEvent): void {
  const token = tokenOf(event.address);
  const value = event.params.value;
  move(token, event.params.from, value.neg());
  move(token, event.params.to, value);
  const transfer = new Transfer(event.transaction.hash.concatI32(event.logIndex.toI32()));
  transfer.token = token.id;
  transfer.from = event.params.from;
  transfer.to = event.params.to;
  transfer.value = value;
  transfer.block = event.block.number;
  transfer.timestamp = event.block.timestamp;
  transfer.save();
}

export function handleApproval(event: ApprovalEvent): void {
  const id: Bytes = event.address.concat(event.params.owner).concat(event.params.spender);
  const approval = new Approval(id);
  approval.token = tokenOf(event.address).id;
  approval.owner = event.params.owner;
  approval.spender = event.params.spender;
  approval.left = event.params.value;
  approval.save();
}
