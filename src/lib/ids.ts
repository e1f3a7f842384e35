import { Address, BigInt, Bytes, ethereum } from '@graphprotocol/graph-ts';
import { addressOfWord, hashOf, uintWord } from './words';

/** Id of anything that is one hash or one address: its lower-case hex. */
export function hexId(value: Bytes): string {
  return value.toHexString();
}

/** Id of an event entity: block number and log index. */
export function eventId(event: ethereum.Event): string {
  return `${event.block.number.toString()}-${event.logIndex.toString()}`;
}

/** Id of the contribution of a worker to a task. */
export function contributionId(taskId: Bytes, worker: Address): string {
  return `${taskId.toHexString()}-${worker.toHexString()}`;
}

/** Id the hub gives to the task of a deal at an absolute index. */
export function taskIdOf(dealId: Bytes, index: BigInt): Bytes {
  return hashOf([dealId, uintWord(index)]);
}

/** Address of the app, dataset or workerpool behind a registry token. */
export function resourceOfToken(tokenId: BigInt): Address {
  return addressOfWord(uintWord(tokenId));
}

/** Id of what an account lets another one spend. */
export function allowanceId(owner: Address, spender: Address): string {
  return `${owner.toHexString()}-${spender.toHexString()}`;
}

/** Id of what an account lets another one do with everything it owns in a registry. */
export function operatorId(registry: Address, owner: Address, operator: Address): string {
  return `${registry.toHexString()}-${owner.toHexString()}-${operator.toHexString()}`;
}

/** Id of the event entity for a log of the same block, so many logs before an event. */
export function eventIdBefore(event: ethereum.Event, logs: i32): string {
  return `${event.block.number.toString()}-${event.logIndex.minus(BigInt.fromI32(logs)).toString()}`;
}
