import { BigInt, Bytes, ethereum } from '@graphprotocol/graph-ts';
import { OrdersMatched } from '../../generated/Hub/IexecInterfaceToken';
import { RequestOrder } from '../../generated/schema';
import { hexId, taskIdOf } from '../lib/ids';
import {
  appOrderHash,
  datasetOrderHash,
  guessOrderSets,
  OrderSet,
  requestOrderHash,
  workerpoolOrderHash,
} from '../lib/orders';
import { domainSeparator } from './domainSeparator';

/**
 * The orders behind a match, if the input of the transaction shows them. All are proved by the hashes in the
 * event, so it does not matter who carried them.
 */
export function findMatchedOrders(event: OrdersMatched): OrderSet | null {
  const guesses = guessOrderSets(event.transaction.input);
  if (guesses.length == 0) return null;
  const domain = domainSeparator(event);
  if (domain === null) return null;
  for (let i = 0; i < guesses.length; i++) {
    const guess = guesses[i];
    if (!isSame(requestOrderHash(guess.request, domain), event.params.requestHash)) continue;
    if (!isSame(appOrderHash(guess.app, domain), event.params.appHash)) continue;
    if (!isSame(workerpoolOrderHash(guess.workerpool, domain), event.params.workerpoolHash)) continue;
    if (guess.hasDataset() && !isSame(datasetOrderHash(guess.dataset, domain), event.params.datasetHash))
      continue;
    return guess;
  }
  return null;
}

/** Whether the input of the transaction shows the request order of a deal, whose hash is in the deal's id. */
export function showsOrdersOf(dealId: Bytes, event: ethereum.Event): bool {
  const guesses = guessOrderSets(event.transaction.input);
  if (guesses.length == 0) return false;
  const domain = domainSeparator(event);
  if (domain === null) return false;
  for (let i = 0; i < guesses.length; i++) {
    const hash = requestOrderHash(guesses[i].request, domain);
    if (hash !== null && firstIndexOf(dealId, hash) !== null) return true;
  }
  return false;
}

/**
 * First task index of a deal made from a request order: how much of the order was used up before. Null when
 * earlier matches of the order are not known.
 */
export function firstIndexOf(dealId: Bytes, requestHash: Bytes): BigInt | null {
  // Deals and tasks get their ids the same way: the hash of what they belong to and an index.
  if (taskIdOf(requestHash, BigInt.zero()) == dealId) return BigInt.zero();
  const order = RequestOrder.load(hexId(requestHash));
  if (order === null) return null;
  const matched = order.matchedVolume;
  return matched !== null && taskIdOf(requestHash, matched) == dealId ? matched : null;
}

function isSame(hash: Bytes | null, expected: Bytes): bool {
  return hash === null ? false : hash == expected;
}
