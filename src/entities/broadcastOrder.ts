import { Bytes, ethereum } from '@graphprotocol/graph-ts';
import { CallData, directCall } from '../lib/calldata';
import { PARAMS } from '../lib/orders';
import { domainSeparator } from './domainSeparator';
import { OrderHash } from './managedOrder';

/** What stands in for bytes that are no text. */
const REPLACEMENT = '\uFFFD';

/** An order that somebody published, and the hash that the hub would know it by. */
export class BroadcastOrder {
  constructor(
    public terms: CallData,
    public hash: Bytes,
  ) {}
}

/**
 * The order of a broadcast whose event has it as only parameter, hashed here. Null when its hash cannot be known:
 * its params are no text and it was sent through another contract, or the domain of the hub is not known.
 */
export function readBroadcastOrder(
  event: ethereum.Event,
  selector: u32,
  hashOrder: OrderHash,
): BroadcastOrder | null {
  const terms = broadcastTerms(event, selector);
  const domain = domainSeparator(event);
  if (terms === null || domain === null) return null;
  const hash = hashOrder(terms, domain);
  return hash === null ? null : new BroadcastOrder(terms, hash);
}

/** The same for a request order, whose params can be any bytes. */
export function readBroadcastRequest(
  event: ethereum.Event,
  selector: u32,
  hashOrder: OrderHash,
): BroadcastOrder | null {
  const order = readBroadcastOrder(event, selector, hashOrder);
  if (order === null || directCall(event, selector) !== null) return order;
  const params = order.terms.text(PARAMS);
  return params === null || params.includes(REPLACEMENT) ? null : order;
}

/** The input of a direct call has the order byte by byte; a decoded event has lost what was no text. */
function broadcastTerms(event: ethereum.Event, selector: u32): CallData | null {
  const call = directCall(event, selector);
  if (call !== null) return call.tuple(0);
  const encoded = ethereum.encode(event.parameters[0].value);
  return encoded === null ? null : new CallData(encoded, 0).tuple(0);
}
