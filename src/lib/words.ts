import { Address, BigInt, Bytes, crypto } from '@graphprotocol/graph-ts';

/** Length of an ABI word, in bytes. */
export const WORD = 32;

const ADDRESS_LENGTH = 20;

/** No bytes at all. (`Bytes.empty()` of graph-ts is four zero bytes.) */
export function noBytes(): Bytes {
  return new Bytes(0);
}

/** A non-negative integer as the contracts hash it: 32 bytes, big-endian. */
export function uintWord(value: BigInt): Bytes {
  const word = new Bytes(WORD);
  // BigInt is little-endian and may carry one more byte for its sign.
  const length = min(value.length, WORD);
  for (let i = 0; i < length; i++) word[WORD - 1 - i] = value[i];
  return word;
}

/** The address in the low 20 bytes of a word. */
export function addressOfWord(word: Bytes): Address {
  const address = new Bytes(ADDRESS_LENGTH);
  for (let i = 0; i < ADDRESS_LENGTH; i++) address[i] = word[WORD - ADDRESS_LENGTH + i];
  return changetype<Address>(address);
}

/** The unsigned integer in a word. */
export function uintOfWord(word: Bytes): BigInt {
  // The 33rd byte keeps the sign positive.
  const littleEndian = new Bytes(WORD + 1);
  for (let i = 0; i < WORD; i++) littleEndian[i] = word[WORD - 1 - i];
  return BigInt.fromSignedBytes(littleEndian);
}

/** Both words, bit by bit. */
export function orWords(a: Bytes, b: Bytes): Bytes {
  const word = new Bytes(WORD);
  for (let i = 0; i < WORD; i++) word[i] = a[i] | b[i];
  return word;
}

/** keccak256 of the concatenated parts. */
export function hashOf(parts: Bytes[]): Bytes {
  let length = 0;
  for (let i = 0; i < parts.length; i++) length += parts[i].length;
  const joined = new Bytes(length);
  let at = 0;
  for (let i = 0; i < parts.length; i++) {
    for (let j = 0; j < parts[i].length; j++) joined[at + j] = parts[i][j];
    at += parts[i].length;
  }
  return changetype<Bytes>(crypto.keccak256(joined));
}
