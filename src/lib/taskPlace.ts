import { BigInt, Bytes, ethereum } from '@graphprotocol/graph-ts';
import { directCall, INITIALIZE, INITIALIZE_AND_CLAIM_ARRAY, INITIALIZE_ARRAY } from './calldata';
import { taskIdOf } from './ids';
import { uintOfWord } from './words';

/** Where a task belongs: its deal and its index. */
export class TaskPlace {
  constructor(
    public dealId: Bytes,
    public index: BigInt,
  ) {}

  /** Id of the task there. */
  taskId(): Bytes {
    return taskIdOf(this.dealId, this.index);
  }

  /** Whether the task id is the one of this deal and index. */
  isOf(taskId: Bytes): bool {
    return this.taskId() == taskId;
  }
}

/**
 * Deal and index of a task being initialized, from the input of the transaction; null when the input does
 * not show them. The id is a hash of both, so an answer is certain.
 */
export function initializedPlace(taskId: Bytes, event: ethereum.Event): TaskPlace | null {
  const single = directCall(event, INITIALIZE);
  if (single !== null) {
    const dealId = single.word(0);
    const index = single.uint(1);
    if (dealId === null || index === null) return null;
    const place = new TaskPlace(dealId, index);
    return place.isOf(taskId) ? place : null;
  }
  let several = directCall(event, INITIALIZE_ARRAY);
  if (several === null) several = directCall(event, INITIALIZE_AND_CLAIM_ARRAY);
  if (several === null) return null;
  const dealIds = several.words(0);
  const indexes = several.words(1);
  if (dealIds === null || indexes === null) return null;
  for (let i = 0; i < min(dealIds.length, indexes.length); i++) {
    const place = new TaskPlace(dealIds[i], uintOfWord(indexes[i]));
    if (place.isOf(taskId)) return place;
  }
  return null;
}
