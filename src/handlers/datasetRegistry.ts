import {
  Approval as ApprovalEvent,
  ApprovalForAll as ApprovalForAllEvent,
  OwnershipTransferred as OwnershipTransferredEvent,
  Transfer as TransferEvent,
} from '../../generated/DatasetRegistry/DatasetRegistry';
import { DatasetTransfer } from '../../generated/schema';
import { getOrCreateAccount } from '../entities/account';
import { getOrCreateDataset } from '../entities/dataset';
import { stampEvent } from '../entities/eventEntity';
import { recordOwnership } from '../entities/ownership';
import { getOrCreateProtocol } from '../entities/protocol';
import { recordApproval, recordApprovalForAll } from '../entities/registryApproval';
import { changeOwner, noteCreation } from '../entities/ressource';
import { CREATE_DATASET, directCall } from '../lib/calldata';
import { ONE, ZERO_ADDRESS } from '../lib/constants';
import { eventId, resourceOfToken } from '../lib/ids';

/** The token of a dataset was minted or changed hands. */
export function handleDatasetTransfer(event: TransferEvent): void {
  const isMint = event.params.from == ZERO_ADDRESS;
  const creation = isMint ? directCall(event, CREATE_DATASET) : null;
  const dataset = getOrCreateDataset(resourceOfToken(event.params.tokenId), event.params.to, creation);
  changeOwner(dataset, event.params.to, 'datasetsCount', event);
  if (isMint) noteCreation(dataset, event);
  dataset.save();
  if (isMint) {
    const protocol = getOrCreateProtocol();
    protocol.datasetsCount = protocol.datasetsCount.plus(ONE);
    protocol.save();
  }

  const transfer = new DatasetTransfer(eventId(event));
  stampEvent(transfer, event);
  transfer.dataset = dataset.id;
  transfer.from = getOrCreateAccount(event.params.from).id;
  transfer.to = dataset.owner;
  transfer.save();
}

/** A dataset may be transferred by another account. The registry also emits this, for nobody, before a transfer. */
export function handleDatasetApproval(event: ApprovalEvent): void {
  recordApproval(event, event.params.owner, event.params.approved, event.params.tokenId);
}

/** All datasets of an owner may be transferred by another account, or no longer. */
export function handleDatasetApprovalForAll(event: ApprovalForAllEvent): void {
  recordApprovalForAll(event, event.params.owner, event.params.operator, event.params.approved);
}

/** The registry has a new administrator. */
export function handleDatasetRegistryOwnershipTransferred(event: OwnershipTransferredEvent): void {
  recordOwnership(event, event.params.previousOwner, event.params.newOwner);
}
