import { WorkerpoolTransfer } from '../../generated/schema';
import {
  Approval as ApprovalEvent,
  ApprovalForAll as ApprovalForAllEvent,
  OwnershipTransferred as OwnershipTransferredEvent,
  Transfer as TransferEvent,
} from '../../generated/WorkerpoolRegistry/WorkerpoolRegistry';
import { getOrCreateAccount } from '../entities/account';
import { stampEvent } from '../entities/eventEntity';
import { recordOwnership } from '../entities/ownership';
import { getOrCreateProtocol } from '../entities/protocol';
import { recordApproval, recordApprovalForAll } from '../entities/registryApproval';
import { changeOwner, noteCreation } from '../entities/ressource';
import { getOrCreateWorkerpool } from '../entities/workerpool';
import { CREATE_WORKERPOOL, directCall } from '../lib/calldata';
import { ONE, ZERO_ADDRESS } from '../lib/constants';
import { eventId, resourceOfToken } from '../lib/ids';

/** The token of a workerpool was minted or changed hands. */
export function handleWorkerpoolTransfer(event: TransferEvent): void {
  const isMint = event.params.from == ZERO_ADDRESS;
  const creation = isMint ? directCall(event, CREATE_WORKERPOOL) : null;
  const workerpool = getOrCreateWorkerpool(resourceOfToken(event.params.tokenId), event.params.to, creation);
  changeOwner(workerpool, event.params.to, 'workerpoolsCount', event);
  if (isMint) noteCreation(workerpool, event);
  workerpool.save();
  if (isMint) {
    const protocol = getOrCreateProtocol();
    protocol.workerpoolsCount = protocol.workerpoolsCount.plus(ONE);
    protocol.save();
  }

  const transfer = new WorkerpoolTransfer(eventId(event));
  stampEvent(transfer, event);
  transfer.workerpool = workerpool.id;
  transfer.from = getOrCreateAccount(event.params.from).id;
  transfer.to = workerpool.owner;
  transfer.save();
}

/** A workerpool may be transferred by another account. The registry also emits this, for nobody, before a transfer. */
export function handleWorkerpoolApproval(event: ApprovalEvent): void {
  recordApproval(event, event.params.owner, event.params.approved, event.params.tokenId);
}

/** All workerpools of an owner may be transferred by another account, or no longer. */
export function handleWorkerpoolApprovalForAll(event: ApprovalForAllEvent): void {
  recordApprovalForAll(event, event.params.owner, event.params.operator, event.params.approved);
}

/** The registry has a new administrator. */
export function handleWorkerpoolRegistryOwnershipTransferred(event: OwnershipTransferredEvent): void {
  recordOwnership(event, event.params.previousOwner, event.params.newOwner);
}
