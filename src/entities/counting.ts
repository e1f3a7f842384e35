import { BigDecimal, BigInt, Entity, Value, ValueKind } from '@graphprotocol/graph-ts';
import { ONE } from '../lib/constants';

// Entities that are counted alike share the names of the fields, but no type.

/** Starts counters at zero. */
export function zeroCounts(entity: Entity, fields: string[]): void {
  for (let i = 0; i < fields.length; i++) entity.set(fields[i], Value.fromBigInt(BigInt.zero()));
}

/** Starts sums at zero. */
export function zeroAmounts(entity: Entity, fields: string[]): void {
  for (let i = 0; i < fields.length; i++) entity.set(fields[i], Value.fromBigDecimal(BigDecimal.zero()));
}

/** One more. Not saved. */
export function countOne(entity: Entity, field: string): void {
  addCount(entity, field, ONE);
}

/** One less. Not saved. */
export function uncountOne(entity: Entity, field: string): void {
  entity.set(field, Value.fromBigInt(entity.get(field)!.toBigInt().minus(ONE)));
}

/** So many more. Not saved. */
export function addCount(entity: Entity, field: string, count: BigInt): void {
  entity.set(field, Value.fromBigInt(entity.get(field)!.toBigInt().plus(count)));
}

/** So many RLC more. Not saved. */
export function addAmount(entity: Entity, field: string, amount: BigDecimal): void {
  entity.set(field, Value.fromBigDecimal(entity.get(field)!.toBigDecimal().plus(amount)));
}

/** A time that is the latest of its kind. Not saved. */
export function noteLatest(entity: Entity, field: string, time: BigInt): void {
  const known = timeOf(entity, field);
  if (known === null || known.lt(time)) entity.set(field, Value.fromBigInt(time));
}

/** A time that is the earliest of its kind. Not saved. */
export function noteEarliest(entity: Entity, field: string, time: BigInt): void {
  const known = timeOf(entity, field);
  if (known === null || known.gt(time)) entity.set(field, Value.fromBigInt(time));
}

function timeOf(entity: Entity, field: string): BigInt | null {
  const value = entity.get(field);
  return value === null || value.kind == ValueKind.NULL ? null : value.toBigInt();
}
