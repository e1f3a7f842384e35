import { Bytes } from '@graphprotocol/graph-ts';
import { afterEach, assert, beforeEach, clearStore, describe, test } from 'matchstick-as/assembly/index';
import { handleOrdersMatched } from '../../src/handlers/hub';
import { orWords } from '../../src/lib/words';
import { cutBefore, patched, withMoreBytes, withOtherByte, withOverflowAt } from '../fixtures/damage';
import { DealView } from '../fixtures/hubViews';
import { MatchInput, saltedMatch } from '../fixtures/matchInput';
import { at, idAt } from '../fixtures/mockEvent';
import { OrderCall } from '../fixtures/orderCall';
import { Random } from '../fixtures/random';
import { assertEntity, assertUnset } from '../fixtures/rows';
import { givenResources } from '../fixtures/stories';

const CASES = 350;
const FIRST_BLOCK = 1000;
const READ_PRICE = '3';
const DERIVED_PRICE = '3.000000001';

/** Ways to damage a call. */
const CUT = 0;
const OTHER_BYTE = 1;
const MORE_BYTES = 2;
const OVERFLOW = 3;
const OTHER_SELECTOR = 4;
const BAD_SIGNATURE = 5;
const CARRIED = 6;

function damaged(call: MatchInput, way: i32, random: Random): Bytes {
  if (way == CUT) return cutBefore(call.bytes, call.paramsEnd(), random);
  if (way == OTHER_BYTE) {
    const part = call.hashedPart(random.below(5));
    return withOtherByte(call.bytes, part[0], part[1], random);
  }
  if (way == MORE_BYTES) return withMoreBytes(call.bytes, 4, call.paramsEnd(), random);
  if (way == OVERFLOW) {
    const words = [4, 36, 68, 100, call.memberAt(3, 13), call.paramsAt()];
    return withOverflowAt(call.bytes, words[random.below(words.length)], random);
  }
  if (way == OTHER_SELECTOR) return withOtherByte(call.bytes, 0, 2, random);
  if (way == BAD_SIGNATURE) return withOverflowAt(call.bytes, call.signOffsetAt(), random);
  return random
    .bytes(random.between(1, 60))
    .concat(call.bytes)
    .concat(random.bytes(random.below(60)));
}

/** Matches many orders in transactions with a damaged input, and checks what is stored of each. */
function matchDamaged(way: i32, areProved: bool, price: string): void {
  const random = new Random(way + 1);
  const template = new MatchInput(new OrderCall().input());
  for (let i = 0; i < CASES; i++) {
    const call = saltedMatch(template, i);
    new DealView().answerFor(call.dealId);
    handleOrdersMatched(at(call.matched(2, damaged(call, way, random)), FIRST_BLOCK + i, 5));

    assert.fieldEquals('OrdersMatched', idAt(FIRST_BLOCK + i, 5), 'deal', call.dealId.toHexString());
    assert.fieldEquals('Deal', call.dealId.toHexString(), 'workerpoolPrice', price);
    const order = call.requestHash.toHexString();
    if (areProved) assert.fieldEquals('RequestOrder', order, 'volume', '10');
    else assertUnset('RequestOrder', order, ['volume', 'trust', 'tag', 'salt', 'sign']);
  }
  assertEntity('Protocol', 'iExec', [
    ['dealsCount', CASES.toString()],
    ['tasksCount', (2 * CASES).toString()],
  ]);
}

function wordOf(random: Random): Bytes {
  const word = random.bytes(32);
  // Half of the tags have only the bits that mean something.
  return random.below(2) == 0 ? patched(word, 0, new Bytes(31)) : word;
}

describe('fuzzed input of a match', () => {
  beforeEach(() => {
    givenResources();
  });

  afterEach(() => {
    clearStore();
  });

  test('cut short anywhere, proves nothing', () => {
    matchDamaged(CUT, false, READ_PRICE);
  });

  test('with another byte in what is hashed, proves nothing', () => {
    matchDamaged(OTHER_BYTE, false, READ_PRICE);
  });

  test('with more bytes in between, proves nothing', () => {
    matchDamaged(MORE_BYTES, false, READ_PRICE);
  });

  test('with offsets and lengths out of bounds, proves nothing', () => {
    matchDamaged(OVERFLOW, false, READ_PRICE);
  });

  test('of another function, proves nothing', () => {
    matchDamaged(OTHER_SELECTOR, false, READ_PRICE);
  });

  test('with a signature out of bounds, proves the rest', () => {
    matchDamaged(BAD_SIGNATURE, true, DERIVED_PRICE);
  });

  test('carried in other bytes, proves the orders', () => {
    matchDamaged(CARRIED, true, READ_PRICE);
  });
});

describe('fuzzed tags', () => {
  beforeEach(() => {
    givenResources();
  });

  afterEach(() => {
    clearStore();
  });

  test('are united in the deal, or read from the hub where its version matters', () => {
    const random = new Random(20);
    const template = new MatchInput(new OrderCall().input());
    let unions = 0;
    for (let i = 0; i < 1000; i++) {
      const app = wordOf(random);
      const dataset = wordOf(random);
      const request = wordOf(random);
      let bytes = patched(saltedMatch(template, i).bytes, template.memberAt(0, 3), app);
      bytes = patched(bytes, template.memberAt(1, 3), dataset);
      bytes = patched(bytes, template.memberAt(3, 8), request);
      const call = new MatchInput(bytes);
      new DealView().answerFor(call.dealId);
      handleOrdersMatched(at(call.matched(2, bytes), FIRST_BLOCK + i, 5));

      const common = orWords(app, request);
      const isUnion = (dataset[31] & ~common[31] & 0x0e) == 0;
      if (isUnion) unions++;
      const expected = isUnion ? orWords(common, dataset) : new Bytes(32);
      assert.fieldEquals('Deal', call.dealId.toHexString(), 'tag', expected.toHexString());
      assert.fieldEquals('RequestOrder', call.requestHash.toHexString(), 'tag', request.toHexString());
    }
    assert.assertTrue(unions > 100 && unions < 900);
    assert.fieldEquals('Protocol', 'iExec', 'dealsCount', '1000');
  });
});
