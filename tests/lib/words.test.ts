import { BigInt, Bytes } from '@graphprotocol/graph-ts';
import { assert, describe, test } from 'matchstick-as/assembly/index';
import { addressOfWord, hashOf, noBytes, orWords, uintOfWord, uintWord } from '../../src/lib/words';
import { big } from '../fixtures/values';

const MAX = BigInt.fromString(
  '115792089237316195423570985008687907853269984665640564039457584007913129639935',
);

describe('words', () => {
  test('hold integers big-endian', () => {
    assert.stringEquals(`0x${'00'.repeat(32)}`, uintWord(big(0)).toHexString());
    assert.stringEquals(`0x${'00'.repeat(31)}ff`, uintWord(big(255)).toHexString());
    assert.stringEquals(`0x${'00'.repeat(30)}0100`, uintWord(big(256)).toHexString());
    assert.stringEquals(`0x${'ff'.repeat(32)}`, uintWord(MAX).toHexString());
  });

  test('give the integers back', () => {
    assert.bigIntEquals(big(0), uintOfWord(uintWord(big(0))));
    assert.bigIntEquals(big(128), uintOfWord(uintWord(big(128))));
    assert.stringEquals(MAX.toString(), uintOfWord(uintWord(MAX)).toString());
  });

  test('hold addresses in their low bytes', () => {
    const word = Bytes.fromHexString(`0x${'ee'.repeat(12)}${'11'.repeat(20)}`);
    assert.stringEquals(`0x${'11'.repeat(20)}`, addressOfWord(word).toHexString());
  });

  test('join bit by bit', () => {
    const a = Bytes.fromHexString(`0x${'01'.repeat(32)}`);
    const b = Bytes.fromHexString(`0x${'03'.repeat(32)}`);
    assert.bytesEquals(b, orWords(a, b));
  });

  test('can be none at all', () => {
    assert.i32Equals(0, noBytes().length);
    assert.stringEquals('0x', noBytes().toHexString());
  });

  test('are hashed one after the other', () => {
    const whole = hashOf([Bytes.fromUTF8('abc')]).toHexString();
    assert.stringEquals('0x4e03657aea45a94fc7d47ba826c8d667c0d1e6e33a64a036ec44f58fa12d6c45', whole);
    assert.stringEquals(whole, hashOf([Bytes.fromUTF8('a'), noBytes(), Bytes.fromUTF8('bc')]).toHexString());
  });
});
