import { BigInt, Bytes, Entity, ethereum, Value, ValueKind } from '@graphprotocol/graph-ts';
import { IexecInterfaceToken } from '../../generated/Hub/IexecInterfaceToken';
import { Deal, UnseenOrder } from '../../generated/schema';
import { ZERO_ADDRESS } from '../lib/constants';
import { hexId } from '../lib/ids';
import { getOrCreateAccount } from './account';

// The four kinds of orders live alike. Their entities share the names of the fields, but no type.

/** Starts a new order where its life stands: signed or closed before anything showed its terms, or not at all. */
export function beginOrder(order: Entity, id: string): void {
  order.set('matchedVolume', Value.fromBigInt(BigInt.zero()));
  const unseen = UnseenOrder.load(id);
  if (unseen === null) return;
  copy(unseen, order, 'signedAt');
  copy(unseen, order, 'presigner');
  copy(unseen, order, 'closedAt');
}

/**
 * An order was signed on chain. `owner` is the account that did, where it is followed; else the hub tells.
 * Neither saved nor settled.
 */
export function noteSigned(order: Entity, hash: Bytes, owner: string | null, event: ethereum.Event): void {
  order.set('signedAt', Value.fromBigInt(event.block.timestamp));
  const presigner = owner === null ? readPresigner(hash, event) : owner;
  if (presigner !== null) order.set('presigner', Value.fromString(presigner));
}

/** An order was closed for good. Neither saved nor settled. */
export function noteClosed(order: Entity, event: ethereum.Event): void {
  order.set('closedAt', Value.fromBigInt(event.block.timestamp));
}

/** An order was published, by whomever. Neither saved nor settled. */
export function noteBroadcast(order: Entity, event: ethereum.Event): void {
  order.set('broadcastAt', Value.fromBigInt(event.block.timestamp));
}

/** Tasks of a deal were taken from an order. Neither saved nor settled. */
export function noteMatched(order: Entity, deal: Deal): void {
  const before = bigIntOf(order, 'matchedVolume');
  const matched = before === null ? deal.botSize : before.plus(deal.botSize);
  order.set('matchedVolume', Value.fromBigInt(matched));
}

/** Brings `status` and `consumedVolume` in line with what is known of an order. Not saved. */
export function settleOrder(order: Entity): void {
  const isClosed = bigIntOf(order, 'closedAt') !== null;
  const volume = bigIntOf(order, 'volume');
  const consumed = isClosed ? volume : bigIntOf(order, 'matchedVolume');
  if (consumed === null) order.unset('consumedVolume');
  else order.set('consumedVolume', Value.fromBigInt(consumed));
  const status = isClosed ? 'CLOSED' : statusOf(order, volume);
  if (status === null) order.unset('status');
  else order.set('status', Value.fromString(status));
}

/** Status of an order that was not closed; null when it depends on a volume nobody showed. */
function statusOf(order: Entity, volume: BigInt | null): string | null {
  const matched = bigIntOf(order, 'matchedVolume');
  if (matched === null || volume === null) return null;
  if (matched.isZero() && bigIntOf(order, 'signedAt') === null) return 'UNVERIFIED';
  if (matched.ge(volume)) return 'FILLED';
  return matched.isZero() ? 'OPEN' : 'PARTIALLY_FILLED';
}

/** Keeps the signature of an order that nothing showed yet. */
export function signUnseenOrder(hash: Bytes, event: ethereum.Event): void {
  const order = getOrNewUnseenOrder(hash);
  noteSigned(order, hash, null, event);
  order.save();
}

/** Keeps the closing of an order that nothing showed yet. */
export function closeUnseenOrder(hash: Bytes, event: ethereum.Event): void {
  const order = getOrNewUnseenOrder(hash);
  noteClosed(order, event);
  order.save();
}

function getOrNewUnseenOrder(hash: Bytes): UnseenOrder {
  const id = hexId(hash);
  const order = UnseenOrder.load(id);
  return order === null ? new UnseenOrder(id) : order;
}

/** The account whose signature the hub stored for an order. */
function readPresigner(hash: Bytes, event: ethereum.Event): string | null {
  const signer = IexecInterfaceToken.bind(event.address).try_viewPresigned(hash);
  if (signer.reverted || signer.value == ZERO_ADDRESS) return null;
  return getOrCreateAccount(signer.value).id;
}

function copy(from: Entity, to: Entity, field: string): void {
  const value = from.get(field);
  if (value !== null) to.set(field, value);
}

function bigIntOf(entity: Entity, field: string): BigInt | null {
  const value = entity.get(field);
  return value === null || value.kind == ValueKind.NULL ? null : value.toBigInt();
}
