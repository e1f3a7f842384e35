import { Address, ethereum } from '@graphprotocol/graph-ts';
import { OwnershipTransferred } from '../../generated/schema';
import { eventId } from '../lib/ids';
import { getOrCreateAccount } from './account';
import { stampEvent } from './eventEntity';

/** Records that a contract of the protocol has a new administrator. */
export function recordOwnership(event: ethereum.Event, previousOwner: Address, newOwner: Address): void {
  const transfer = new OwnershipTransferred(eventId(event));
  stampEvent(transfer, event);
  transfer.contract = event.address;
  transfer.previousOwner = getOrCreateAccount(previousOwner).id;
  transfer.newOwner = getOrCreateAccount(newOwner).id;
  transfer.save();
}
