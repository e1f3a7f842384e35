import { BigDecimal, BigInt } from '@graphprotocol/graph-ts';
import { Protocol } from '../../generated/schema';
import { PROTOCOL_ID } from '../lib/constants';

/** The single row of protocol counters; created with zeros at the first event. */
export function getOrCreateProtocol(): Protocol {
  let protocol = Protocol.load(PROTOCOL_ID);
  if (protocol === null) {
    protocol = new Protocol(PROTOCOL_ID);
    protocol.categoriesCount = BigInt.zero();
    protocol.appsCount = BigInt.zero();
    protocol.datasetsCount = BigInt.zero();
    protocol.workerpoolsCount = BigInt.zero();
    protocol.dealsCount = BigInt.zero();
    protocol.tasksCount = BigInt.zero();
    protocol.completedTasksCount = BigInt.zero();
    protocol.claimedTasksCount = BigInt.zero();
    protocol.tvl = BigDecimal.zero();
    protocol.save();
  }
  return protocol;
}
