import {
  Approval as ApprovalEvent,
  ApprovalForAll as ApprovalForAllEvent,
  OwnershipTransferred as OwnershipTransferredEvent,
  Transfer as TransferEvent,
} from '../../generated/AppRegistry/AppRegistry';
import { AppTransfer } from '../../generated/schema';
import { getOrCreateAccount } from '../entities/account';
import { getOrCreateApp } from '../entities/app';
import { stampEvent } from '../entities/eventEntity';
import { recordOwnership } from '../entities/ownership';
import { getOrCreateProtocol } from '../entities/protocol';
import { recordApproval, recordApprovalForAll } from '../entities/registryApproval';
import { changeOwner, noteCreation } from '../entities/ressource';
import { CREATE_APP, directCall } from '../lib/calldata';
import { ONE, ZERO_ADDRESS } from '../lib/constants';
import { eventId, resourceOfToken } from '../lib/ids';

/** The token of an app was minted or changed hands. */
export function handleAppTransfer(event: TransferEvent): void {
  const isMint = event.params.from == ZERO_ADDRESS;
  const creation = isMint ? directCall(event, CREATE_APP) : null;
  const app = getOrCreateApp(resourceOfToken(event.params.tokenId), event.params.to, creation);
  changeOwner(app, event.params.to, 'appsCount', event);
  if (isMint) noteCreation(app, event);
  app.save();
  if (isMint) {
    const protocol = getOrCreateProtocol();
    protocol.appsCount = protocol.appsCount.plus(ONE);
    protocol.save();
  }

  const transfer = new AppTransfer(eventId(event));
  stampEvent(transfer, event);
  transfer.app = app.id;
  transfer.from = getOrCreateAccount(event.params.from).id;
  transfer.to = app.owner;
  transfer.save();
}

/** An app may be transferred by another account. The registry also emits this, for nobody, before a transfer. */
export function handleAppApproval(event: ApprovalEvent): void {
  recordApproval(event, event.params.owner, event.params.approved, event.params.tokenId);
}

/** All apps of an owner may be transferred by another account, or no longer. */
export function handleAppApprovalForAll(event: ApprovalForAllEvent): void {
  recordApprovalForAll(event, event.params.owner, event.params.operator, event.params.approved);
}

/** The registry has a new administrator. */
export function handleAppRegistryOwnershipTransferred(event: OwnershipTransferredEvent): void {
  recordOwnership(event, event.params.previousOwner, event.params.newOwner);
}
