import { Bytes, ethereum } from '@graphprotocol/graph-ts';
import { CallData } from '../lib/calldata';
import { guessManagedOrders } from '../lib/orders';
import { domainSeparator } from './domainSeparator';

/** Hash of an order of one kind, given its data and the domain; null when the data is cut short. */
export type OrderHash = (order: CallData, domain: Bytes) => Bytes | null;

/**
 * The order that was signed or closed, if the input of the transaction shows it: as the call of this selector
 * itself, or inside the input of another contract. The hash proves it, so it does not matter who carried it.
 */
export function findManagedOrder(
  event: ethereum.Event,
  selector: u32,
  hash: Bytes,
  hashOrder: OrderHash,
): CallData | null {
  const guesses = guessManagedOrders(event.transaction.input, selector);
  if (guesses.length == 0) return null;
  const domain = domainSeparator(event);
  if (domain === null) return null;
  for (let i = 0; i < guesses.length; i++) {
    const guess = hashOrder(guesses[i], domain);
    if (guess !== null && guess == hash) return guesses[i];
  }
  return null;
}
