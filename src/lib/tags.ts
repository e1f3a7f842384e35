import { Bytes } from '@graphprotocol/graph-ts';

/** Bits of a tag, from the lowest of its last byte. */
export const TEE = 0;
export const SCONE = 1;
export const GRAMINE = 2;
export const TDX = 3;
export const GPU = 8;

/** Whether a tag has a bit. */
export function hasBit(tag: Bytes, bit: i32): bool {
  const byte = tag.length - 1 - bit / 8;
  return byte >= 0 && ((tag[byte] >> ((bit % 8) as u8)) & 1) == 1;
}
