import { BigInt, Bytes, crypto, ethereum } from '@graphprotocol/graph-ts';
import { CallData, CLAIM_BOOST, directCall, PUSH_RESULT_BOOST, selectorAt } from './calldata';
import { TaskPlace } from './taskPlace';
import { noBytes } from './words';

const RESULT_PUSHED = 'ResultPushedBoost(bytes32,uint256,bytes)';

/** The hub keeps the size of a Boost deal in two bytes. */
const MOST_TASKS: BigInt = BigInt.fromI32(65_536);

/**
 * Deal and index of a Boost task that a transaction ends; null when it does not show them. Payments name the task
 * before the hub tells its deal, and a claim never tells it. The id is a hash of both, so an answer is certain.
 */
export function boostPlace(taskId: Bytes, event: ethereum.Event): TaskPlace | null {
  const place = placeInInput(taskId, event.transaction.input);
  return place === null ? placeInReceipt(taskId, event) : place;
}

/**
 * What the result of a Boost task sends to its callback; null when another contract pushed it, whose input proves
 * nothing. The hub does not keep it.
 */
export function pushedCallbackData(place: TaskPlace, event: ethereum.Event): Bytes | null {
  const push = directCall(event, PUSH_RESULT_BOOST);
  if (push === null || !push.wordIs(0, place.dealId)) return null;
  const index = push.uint(1);
  return index !== null && index == place.index ? push.bytes(3) : null;
}

/** Any contract can carry the calls, and several of them. */
function placeInInput(taskId: Bytes, input: Bytes): TaskPlace | null {
  for (let at = 0; at + 4 <= input.length; at++) {
    const selector = selectorAt(input, at);
    if (selector != PUSH_RESULT_BOOST && selector != CLAIM_BOOST) continue;
    const place = placeAt(new CallData(input, at + 4));
    if (place !== null && place.isOf(taskId)) return place;
  }
  return null;
}

/** The event at the end of a push names the deal, whoever made the call. */
function placeInReceipt(taskId: Bytes, event: ethereum.Event): TaskPlace | null {
  const receipt = event.receipt;
  if (receipt === null) return null;
  let topic = noBytes();
  for (let i = 0; i < receipt.logs.length; i++) {
    const log = receipt.logs[i];
    if (log.address != event.address || log.topics.length == 0) continue;
    if (topic.length == 0) topic = changetype<Bytes>(crypto.keccak256(Bytes.fromUTF8(RESULT_PUSHED)));
    if (log.topics[0] != topic) continue;
    const place = placeAt(new CallData(log.data, 0));
    if (place !== null && place.isOf(taskId)) return place;
  }
  return null;
}

/** A place whose index can be one; hashing is saved for those. */
function placeAt(data: CallData): TaskPlace | null {
  const dealId = data.word(0);
  const index = data.uint(1);
  if (dealId === null || index === null || index.ge(MOST_TASKS)) return null;
  return new TaskPlace(dealId, index);
}
