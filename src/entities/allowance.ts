import { Address, BigInt, ethereum } from '@graphprotocol/graph-ts';
import { Allowance } from '../../generated/schema';
import { allowanceId } from '../lib/ids';
import { getOrCreateAccount } from './account';

/** Stores how much staked RLC, in nRLC, an account lets another one spend from now on; returns its id. */
export function saveAllowance(
  owner: Address,
  spender: Address,
  amount: BigInt,
  event: ethereum.Event,
): string {
  const id = allowanceId(owner, spender);
  const allowance = new Allowance(id);
  allowance.owner = getOrCreateAccount(owner).id;
  allowance.spender = getOrCreateAccount(spender).id;
  allowance.amount = amount;
  allowance.timestamp = event.block.timestamp;
  allowance.save();
  return id;
}
