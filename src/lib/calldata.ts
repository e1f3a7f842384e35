import { Address, BigInt, Bytes, ethereum } from '@graphprotocol/graph-ts';
import { addressOfWord, uintOfWord, WORD } from './words';

const SELECTOR_LENGTH = 4;

export const INITIALIZE: u32 = 0x5b36c66b;
export const INITIALIZE_ARRAY: u32 = 0xb504681d;
export const INITIALIZE_AND_CLAIM_ARRAY: u32 = 0xf722cb32;
export const CONTRIBUTE: u32 = 0x34623484;
export const CONTRIBUTE_AND_FINALIZE: u32 = 0x5facd761;
export const FINALIZE: u32 = 0x8fc375e5;
export const PUSH_RESULT_BOOST: u32 = 0x9bced28b;
export const CLAIM_BOOST: u32 = 0xaf24ba0b;
export const CREATE_APP: u32 = 0x3f7868ff;
export const CREATE_DATASET: u32 = 0x3354bcdb;
export const CREATE_WORKERPOOL: u32 = 0xe40238f4;

/**
 * Arguments of a call, read in place. Reading past the end gives null, never an error: input is whatever
 * the sender wrote.
 */
export class CallData {
  constructor(
    private input: Bytes,
    /** Where offsets count from: the first byte after the selector. */
    private base: i32,
  ) {}

  /** The 32-byte word at a head position. */
  word(position: i32): Bytes | null {
    return this.slice(this.base + position * WORD, WORD);
  }

  /** Whether the word at a head position is this one. */
  wordIs(position: i32, expected: Bytes): bool {
    const word = this.word(position);
    return word === null ? false : word == expected;
  }

  uint(position: i32): BigInt | null {
    const word = this.word(position);
    return word === null ? null : uintOfWord(word);
  }

  address(position: i32): Address | null {
    const word = this.word(position);
    return word === null ? null : addressOfWord(word);
  }

  /** The dynamic bytes (or the UTF-8 bytes of the string) whose offset is at a head position. */
  bytes(position: i32): Bytes | null {
    const at = this.length(this.base + position * WORD);
    if (at < 0) return null;
    const length = this.length(this.base + at);
    return length < 0 ? null : this.slice(this.base + at + WORD, length);
  }

  text(position: i32): string | null {
    const bytes = this.bytes(position);
    return bytes === null ? null : bytes.toString();
  }

  /** The first words of the head, one after the other. */
  head(count: i32): Bytes | null {
    return this.slice(this.base, count * WORD);
  }

  /** The dynamic tuple whose offset is at a head position. */
  tuple(position: i32): CallData | null {
    const at = this.length(this.base + position * WORD);
    return at < 0 ? null : new CallData(this.input, this.base + at);
  }

  /** The words of the dynamic array whose offset is at a head position. */
  words(position: i32): Bytes[] | null {
    const at = this.length(this.base + position * WORD);
    if (at < 0) return null;
    const count = this.length(this.base + at);
    if (count < 0 || count > this.input.length / WORD) return null;
    const words: Bytes[] = [];
    for (let i = 0; i < count; i++) {
      const word = this.slice(this.base + at + WORD + i * WORD, WORD);
      if (word === null) return null;
      words.push(word);
    }
    return words;
  }

  /** The word at a byte position as an offset or length inside the input; -1 when it cannot be one. */
  private length(at: i32): i32 {
    const word = this.slice(at, WORD);
    if (word === null) return -1;
    for (let i = 0; i < WORD - 4; i++) if (word[i] != 0) return -1;
    const value =
      ((word[WORD - 4] as u32) << 24) |
      ((word[WORD - 3] as u32) << 16) |
      ((word[WORD - 2] as u32) << 8) |
      (word[WORD - 1] as u32);
    return value > (this.input.length as u32) ? -1 : (value as i32);
  }

  private slice(at: i32, length: i32): Bytes | null {
    if (at < 0 || length < 0 || at > this.input.length - length) return null;
    const part = new Bytes(length);
    for (let i = 0; i < length; i++) part[i] = this.input[at + i];
    return part;
  }
}

/** First four bytes of the input of a transaction as a number; 0 for a plain transfer. */
export function selectorOf(transaction: ethereum.Transaction): u32 {
  return transaction.input.length < SELECTOR_LENGTH ? 0 : selectorAt(transaction.input, 0);
}

/** Four bytes of an input as a number; they must be there. */
export function selectorAt(input: Bytes, at: i32): u32 {
  return (
    ((input[at] as u32) << 24) |
    ((input[at + 1] as u32) << 16) |
    ((input[at + 2] as u32) << 8) |
    (input[at + 3] as u32)
  );
}

/**
 * Arguments of the transaction behind an event, if it called the emitting contract itself with this
 * selector; null when the call went through another contract, whose input says nothing certain.
 */
export function directCall(event: ethereum.Event, selector: u32): CallData | null {
  const to = event.transaction.to;
  if (to === null || to != event.address || selectorOf(event.transaction) != selector) return null;
  return new CallData(event.transaction.input, SELECTOR_LENGTH);
}
