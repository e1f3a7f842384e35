import { Entity, ethereum, Value } from '@graphprotocol/graph-ts';
import { recordTransaction } from './transaction';

/**
 * Fills what all event entities share: transaction, timestamp, block number and log index. The transaction
 * is recorded if it was not yet.
 */
export function stampEvent(entity: Entity, event: ethereum.Event): void {
  entity.set('transaction', Value.fromString(recordTransaction(event)));
  entity.set('timestamp', Value.fromBigInt(event.block.timestamp));
  entity.set('blockNumber', Value.fromBigInt(event.block.number));
  entity.set('logIndex', Value.fromBigInt(event.logIndex));
}
