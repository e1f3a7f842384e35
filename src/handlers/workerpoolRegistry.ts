import { WorkerpoolTransfer } from '../../generated/schema';
import { Transfer as TransferEvent } from '../../generated/WorkerpoolRegistry/WorkerpoolRegistry';
import { getOrCreateAccount } from '../entities/account';
import { stampEvent } from '../entities/eventEntity';
import { getOrCreateProtocol } from '../entities/protocol';
import { getOrCreateWorkerpool } from '../entities/workerpool';
import { CREATE_WORKERPOOL, directCall } from '../lib/calldata';
import { ONE, ZERO_ADDRESS } from '../lib/constants';
import { eventId, resourceOfToken } from '../lib/ids';

/** The token of a workerpool was minted or changed hands. */
export function handleWorkerpoolTransfer(event: TransferEvent): void {
  const isMint = event.params.from == ZERO_ADDRESS;
  const creation = isMint ? directCall(event, CREATE_WORKERPOOL) : null;
  const workerpool = getOrCreateWorkerpool(resourceOfToken(event.params.tokenId), event.params.to, creation);
  workerpool.owner = getOrCreateAccount(event.params.to).id;
  workerpool.timestamp = event.block.timestamp;
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
