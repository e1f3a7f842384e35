import { Address, BigInt, ethereum } from '@graphprotocol/graph-ts';
import { ApprovalForAll, Operator, RessourceApproval } from '../../generated/schema';
import { ZERO_ADDRESS } from '../lib/constants';
import { eventId, operatorId, resourceOfToken } from '../lib/ids';
import { getOrCreateAccount } from './account';
import { stampEvent } from './eventEntity';

/** Records that one app, dataset or workerpool may be transferred by another account, or by nobody else any more. */
export function recordApproval(
  event: ethereum.Event,
  owner: Address,
  approved: Address,
  token: BigInt,
): void {
  const approval = new RessourceApproval(eventId(event));
  stampEvent(approval, event);
  approval.registry = event.address;
  approval.ressource = resourceOfToken(token);
  approval.owner = getOrCreateAccount(owner).id;
  if (approved != ZERO_ADDRESS) approval.approved = getOrCreateAccount(approved).id;
  approval.save();
}

/** Records that everything an account owns in a registry may be transferred by another one, or no longer. */
export function recordApprovalForAll(
  event: ethereum.Event,
  owner: Address,
  operator: Address,
  isApproved: bool,
): void {
  const standing = new Operator(operatorId(event.address, owner, operator));
  standing.registry = event.address;
  standing.owner = getOrCreateAccount(owner).id;
  standing.operator = getOrCreateAccount(operator).id;
  standing.isApproved = isApproved;
  standing.timestamp = event.block.timestamp;
  standing.save();

  const approval = new ApprovalForAll(eventId(event));
  stampEvent(approval, event);
  approval.registry = event.address;
  approval.owner = standing.owner;
  approval.operator = standing.operator;
  approval.isApproved = isApproved;
  approval.save();
}
