import { Address, BigInt, ethereum } from '@graphprotocol/graph-ts';
import { DepositAllCall, DepositAndFailCall } from '../generated/Router/Router';
import { Block, Deposit, Depositor, Description, Route, Tally } from '../generated/schema';
import { DepositCall, DescribeCall, RedeemCall } from '../generated/Vault/Vault';

function depositorAt(address: Address): Depositor {
  let depositor = Depositor.load(address);
  if (depositor == null) {
    depositor = new Depositor(address);
    depositor.shares = BigInt.zero();
  }
  return depositor;
}

function tally(): Tally {
  let found = Tally.load('all');
  if (found == null) {
    found = new Tally('all');
    found.deposits = 0;
  }
  return found;
}

export function handleDeposit(call: DepositCall): void {
  const depositor = depositorAt(call.inputs.receiver);
  depositor.shares = depositor.shares.plus(call.outputs.minted);
  depositor.save();
  const total = tally();
  total.deposits = total.deposits + 1;
  total.save();
  const deposit = new Deposit(total.deposits.toString());
  deposit.caller = call.from;
  deposit.sender = call.transaction.from;
  deposit.receiver = depositor.id;
  deposit.amount = call.inputs.amount;
  deposit.shares = call.outputs.minted;
  deposit.block = call.block.number;
  deposit.save();
}

export function handleRedeem(call: RedeemCall): void {
  const depositor = depositorAt(call.from);
  depositor.shares = depositor.shares.minus(call.inputs.amount);
  depositor.save();
}

export function handleDescribe(call: DescribeCall): void {
  const description = new Description(call.transaction.hash.toHexString());
  description.text = call.inputs.text;
  description.numbers = call.inputs.numbers;
  description.save();
}

export function handleDepositAll(call: DepositAllCall): void {
  const route = new Route(call.transaction.hash.toHexString());
  route.amounts = call.inputs.amounts;
  route.receiver = call.inputs.receiver;
  route.depositsBefore = tally().deposits;
  route.save();
}

export function handleFailed(call: DepositAndFailCall): void {
  assert(false, `a call that failed was handled: ${call.transaction.hash.toHexString()}`);
}

function record(block: ethereum.Block, reason: string): void {
  const entity = new Block(`${block.number.toString()}-${reason}`);
  entity.number = block.number;
  entity.hash = block.hash;
  entity.timestamp = block.timestamp;
  entity.reason = reason;
  entity.save();
}

export function handleCalledBlock(block: ethereum.Block): void {
  record(block, 'called');
}

export function handleStart(block: ethereum.Block): void {
  record(block, 'start');
}

export function handleBeat(block: ethereum.Block): void {
  record(block, 'beat');
}
