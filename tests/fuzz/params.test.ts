import { Bytes } from '@graphprotocol/graph-ts';
import { afterEach, assert, beforeEach, clearStore, describe, test } from 'matchstick-as/assembly/index';
import { handleOrdersMatched } from '../../src/handlers/hub';
import { taskIdOf } from '../../src/lib/ids';
import { PARAMS } from '../../src/lib/orders';
import { DEAL } from '../fixtures/actors';
import { dynamicCall } from '../fixtures/calldata';
import { brokenJson, jsonButNoObject, jsonButNoString, jsonObject, members } from '../fixtures/hostileJson';
import { ordersMatched } from '../fixtures/hubEvents';
import { DealView } from '../fixtures/hubViews';
import { MatchInput, saltedMatch } from '../fixtures/matchInput';
import { at, idAt } from '../fixtures/mockEvent';
import { MATCH, OrderCall } from '../fixtures/orderCall';
import { Random } from '../fixtures/random';
import { assertEntity, assertUnset } from '../fixtures/rows';
import { givenResources } from '../fixtures/stories';
import { big, bytesValue } from '../fixtures/values';

const CASES = 500;
const FIRST_BLOCK = 1000;

/** Spellings of the only key that means something. */
const KEYS = ['"bulk_cid"', '"bulk\\u005fcid"', '"\\u0062ulk_cid"'];

/** Bytes that are no UTF-8: a stray continuation, an overlong NUL, a lone surrogate, a cut sequence, beyond Unicode. */
const NO_TEXT = ['0x80', '0xc080', '0xeda080', '0xe282', '0xf4908080', '0xff'];

/** Params with a bulk file, and whatever else. */
function paramsWithBulk(cid: string, random: Random): string {
  const all = members(random, 3);
  const member = `${KEYS[random.below(KEYS.length)]}: "${cid}"`;
  if (random.below(2) == 0) all.push(member);
  else all.unshift(member);
  return ` {${all.join(',')}}\n`;
}

/** Params without a bulk file, by design: not a single one may be taken for a file. */
function paramsWithoutBulk(random: Random): string {
  const kind = random.below(6);
  if (kind == 0) return brokenJson(random);
  if (kind == 1) return jsonButNoObject(random);
  if (kind == 2) return jsonObject(random, 4);
  if (kind == 3) return `{"bulk_cid":${jsonButNoString(random)}}`;
  if (kind == 4)
    return `[{"bulk_cid":"Qm"}, "bulk_cid", {"x":{"bulk_cid":"Qm"}}]`.slice(0, random.between(1, 60));
  // What is cut short is no JSON any more.
  const whole = paramsWithBulk('QmCut', random).trim();
  return whole.slice(0, random.below(whole.length));
}

/** A match of a deal without dataset whose params are these bytes. */
function matchWithParams(params: Bytes, salt: i32): MatchInput {
  const call = new OrderCall().withoutDataset();
  const request = call.requestOrder();
  // A string is encoded as bytes are, but cannot be just any bytes.
  request.toTuple()[PARAMS] = bytesValue(params);
  const orders = [call.appOrder(), call.datasetOrder(), call.workerpoolOrder(), request];
  return saltedMatch(new MatchInput(dynamicCall(MATCH, orders)), salt);
}

/** Matches with these params in the input of the transaction, and checks what is stored. */
function match(params: Bytes, cid: string | null, index: i32): void {
  const call = matchWithParams(params, index);
  handleOrdersMatched(at(call.matched(2, call.bytes), FIRST_BLOCK + index, 5));

  const deal = call.dealId.toHexString();
  assert.fieldEquals('OrdersMatched', idAt(FIRST_BLOCK + index, 5), 'deal', deal);
  assertEntity('Deal', deal, [
    ['params', params.toString()],
    ['workerpoolPrice', '3.000000001'],
  ]);
  assertBulk(deal, cid);
}

function assertBulk(deal: string, cid: string | null): void {
  if (cid === null) {
    assertUnset('Deal', deal, ['bulk']);
  } else {
    assert.fieldEquals('Deal', deal, 'bulk', deal);
    assert.dataSourceExists('BulkFile', cid);
  }
}

function assertCounts(deals: i32, files: i32): void {
  assert.fieldEquals('Protocol', 'iExec', 'dealsCount', deals.toString());
  assert.entityCount('Deal', deals);
  assert.dataSourceCount('BulkFile', files);
}

describe('fuzzed params', () => {
  beforeEach(() => {
    givenResources();
  });

  afterEach(() => {
    clearStore();
  });

  test('without a bulk file ask for none', () => {
    const random = new Random(31);
    for (let i = 0; i < CASES; i++) match(Bytes.fromUTF8(paramsWithoutBulk(random)), null, i);
    assertCounts(CASES, 0);
  });

  test('that are any bytes ask for no bulk file', () => {
    const random = new Random(32);
    for (let i = 0; i < CASES; i++) {
      const noise = random.bytes(random.below(200));
      match(random.below(2) == 0 ? noise : Bytes.fromUTF8('{"bulk_cid":"').concat(noise), null, i);
    }
    assertCounts(CASES, 0);
  });

  test('with a bulk file ask for it', () => {
    const random = new Random(33);
    for (let i = 0; i < CASES; i++) {
      const cid = `QmFile${i.toString()}`;
      match(Bytes.fromUTF8(paramsWithBulk(cid, random)), cid, i);
    }
    assertCounts(CASES, CASES);
  });

  test('with bytes that are no text beside a bulk file still ask for it', () => {
    const random = new Random(34);
    for (let i = 0; i < CASES; i++) {
      const cid = `QmNoText${i.toString()}`;
      const params = Bytes.fromUTF8('{"iexec_args":"')
        .concat(Bytes.fromHexString(NO_TEXT[random.below(NO_TEXT.length)]))
        .concat(Bytes.fromUTF8(`","bulk_cid":"${cid}"}`));
      match(params, cid, i);
    }
    assertCounts(CASES, 2 * CASES);
  });

  test('that the hub tells are read alike', () => {
    const random = new Random(35);
    for (let i = 0; i < CASES; i++) {
      const id = taskIdOf(DEAL, big(i));
      const cid = `QmView${i.toString()}`;
      const hasBulk = random.below(2) == 0;
      const params = hasBulk ? paramsWithBulk(cid, random) : paramsWithoutBulk(random);
      new DealView().withoutDataset().withParams(params).answerFor(id);
      handleOrdersMatched(at(ordersMatched(id, 2), FIRST_BLOCK + i, 5));

      assert.fieldEquals('OrdersMatched', idAt(FIRST_BLOCK + i, 5), 'deal', id.toHexString());
      assert.fieldEquals('Deal', id.toHexString(), 'params', params);
      assertBulk(id.toHexString(), hasBulk ? cid : null);
    }
    assert.entityCount('Deal', CASES);
  });
});
