import {
  Approval as ApprovalEvent,
  OwnershipTransferred as OwnershipTransferredEvent,
} from '../../../generated/Hub/IexecInterfaceToken';
import { Approval } from '../../../generated/schema';
import { saveAllowance } from '../../entities/allowance';
import { stampEvent } from '../../entities/eventEntity';
import { recordOwnership } from '../../entities/ownership';
import { eventId } from '../../lib/ids';

/** An account lets another one spend staked RLC, or spent some of what it was allowed to. */
export function handleApproval(event: ApprovalEvent): void {
  const amount = event.params.value;
  const approval = new Approval(eventId(event));
  stampEvent(approval, event);
  approval.allowance = saveAllowance(event.params.owner, event.params.spender, amount, event);
  approval.amount = amount;
  approval.save();
}

/** The hub has a new administrator. */
export function handleHubOwnershipTransferred(event: OwnershipTransferredEvent): void {
  recordOwnership(event, event.params.previousOwner, event.params.newOwner);
}
