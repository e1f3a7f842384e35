import { BigInt, Bytes, DataSourceContext } from '@graphprotocol/graph-ts';
import { afterEach, assert, clearStore, dataSourceMock, describe, test } from 'matchstick-as/assembly/index';
import { handleBulk } from '../../src/handlers/bulk';
import { handleBulkSlice } from '../../src/handlers/bulkSlice';
import { taskIdOf } from '../../src/lib/ids';
import { hashOfByte } from '../fixtures/actors';
import { cutBefore, withMoreBytes } from '../fixtures/damage';
import { brokenJson, json, jsonButNoString, jsonObject } from '../fixtures/hostileJson';
import { Random } from '../fixtures/random';
import { assertEntity, assertUnset } from '../fixtures/rows';
import { big } from '../fixtures/values';

const CASES = 400;
const DEAL = hashOfByte('d1');
const DOMAIN = hashOfByte('11');

/** Members of an order in the order in which they are checked; the first bad one is the reason. */
const MEMBERS = [
  'dataset',
  'datasetprice',
  'volume',
  'tag',
  'apprestrict',
  'workerpoolrestrict',
  'requesterrestrict',
  'salt',
  'sign',
];
/** Hex digits of each member; 0 for a number, -1 for any even count. */
const DIGITS = [40, 0, 0, 64, 40, 40, 40, 64, -1];

const BAD_HEX = ['"0x"', '"12"', '"0xzz"', '"0x1"', '""', '"\\u0000"', '7', 'null', '[]', '"é"', '"0x12"'];
const BAD_NUMBER = ['"-1"', '-1', '"0x1"', '1.5', '1e3', '"1e400"', '""', 'null', '{}', '"7 "', '"٣"'];

/** An entry of a slice and the reason why it is no order, if it is none. */
class Entry {
  constructor(
    public text: string,
    public reason: string | null,
  ) {}
}

function hex(digits: i32, random: Random): string {
  const text = random.bytes(digits < 0 ? random.below(70) : digits / 2).toHexString();
  return `"${random.below(2) == 0 ? text : `0x${text.slice(2).toUpperCase()}`}"`;
}

function number(random: Random): string {
  const digits = random.below(10_000).toString();
  const kind = random.below(3);
  if (kind == 0) return digits;
  return kind == 1 ? `"${digits}"` : `"${BigInt.fromI32(2).pow(255).toString()}"`;
}

function entry(random: Random): Entry {
  if (random.below(4) == 0) {
    // Whatever it is, it has no dataset.
    return new Entry(random.below(2) == 0 ? json(random, 3) : jsonObject(random, 4), 'dataset');
  }
  const damaged = random.below(2) == 0 ? random.below(MEMBERS.length) : MEMBERS.length;
  let reason: string | null = null;
  let text = '';
  for (let i = 0; i < MEMBERS.length; i++) {
    let value = DIGITS[i] == 0 ? number(random) : hex(DIGITS[i], random);
    if (i == damaged) {
      reason = MEMBERS[i];
      if (random.below(3) == 0) continue;
      if (DIGITS[i] == 0) value = BAD_NUMBER[random.below(BAD_NUMBER.length)];
      // The signature may have any length.
      else value = BAD_HEX[random.between(DIGITS[i] < 0 ? 1 : 0, BAD_HEX.length - 1)];
    }
    text += `"${MEMBERS[i]}":${value},`;
  }
  return new Entry(`{${text}"x":${json(random, 2)}}`, reason);
}

function givenBulk(cid: string, size: i32): void {
  const context = new DataSourceContext();
  context.setBytes('deal', DEAL);
  context.setBigInt('botFirst', big(1));
  context.setBigInt('botSize', big(size));
  context.setBytes('domain', DOMAIN);
  dataSourceMock.setAddressAndContext(cid, context);
}

function givenSlice(index: i32): void {
  const context = new DataSourceContext();
  context.setBytes('deal', DEAL);
  context.setBigInt('index', big(index));
  context.setBytes('domain', DOMAIN);
  dataSourceMock.setAddressAndContext('QmSlice', context);
}

function sliceId(index: i32): string {
  return `${DEAL.toHexString()}-${index.toString()}`;
}

describe('fuzzed bulk files', () => {
  afterEach(() => {
    clearStore();
    dataSourceMock.resetValues();
  });

  test('ask for the slices that they name, and no others', () => {
    const random = new Random(71);
    let named = 0;
    for (let i = 0; i < CASES; i++) {
      givenBulk(`QmBulk${i.toString()}`, 3);
      const elements: string[] = [];
      for (let j = 0; j < 6; j++) {
        const isName = random.below(2) == 0;
        elements.push(isName ? `"QmSlice${i.toString()}x${j.toString()}"` : jsonButNoString(random));
        // The deal has the tasks 1, 2 and 3.
        if (isName && j >= 1 && j <= 3) named++;
      }
      handleBulk(Bytes.fromUTF8(`[${elements.join(',')}]`));
      assert.fieldEquals('Bulk', DEAL.toHexString(), 'hash', `QmBulk${i.toString()}`);
      assert.dataSourceCount('BulkSliceFile', named);
    }
    assert.assertTrue(named > CASES);
  });

  test('that are no array of JSON leave nothing', () => {
    const random = new Random(72);
    givenBulk('QmBroken', 3);
    const whole = Bytes.fromUTF8('["QmA","QmB",["QmC"],{"a":1e400}]');
    for (let i = 0; i < CASES; i++) {
      const kind = random.below(4);
      if (kind == 0) handleBulk(Bytes.fromUTF8(brokenJson(random)));
      else if (kind == 1) handleBulk(Bytes.fromUTF8(jsonObject(random, 4)));
      else if (kind == 2) handleBulk(cutBefore(whole, whole.length, random));
      // No JSON begins with such bytes.
      else handleBulk(Bytes.fromHexString('0xff').concat(random.bytes(random.below(300))));
      assert.entityCount('Bulk', 0);
    }
  });
});

describe('fuzzed slices', () => {
  afterEach(() => {
    clearStore();
    dataSourceMock.resetValues();
  });

  test('have an entry for every position, with the reason why it is no order', () => {
    const random = new Random(73);
    for (let i = 0; i < CASES; i++) {
      givenSlice(i);
      const entries: Entry[] = [];
      const texts: string[] = [];
      for (let j = random.below(5); j > 0; j--) entries.push(entry(random));
      for (let j = 0; j < entries.length; j++) texts.push(entries[j].text);
      handleBulkSlice(Bytes.fromUTF8(`[${texts.join(',')}]`));

      const task = taskIdOf(DEAL, big(i)).toHexString();
      const orders: string[] = [];
      for (let j = 0; j < entries.length; j++) {
        const id = `${task}-${j.toString()}`;
        const reason = entries[j].reason;
        assert.fieldEquals('BulkEntry', id, 'valid', (reason === null).toString());
        if (reason !== null) {
          assert.fieldEquals('BulkEntry', id, 'reason', reason);
          assertUnset('BulkEntry', id, ['datasetOrder', 'orderHash']);
        } else {
          orders.push(id);
          assertUnset('BulkEntry', id, ['reason']);
        }
      }
      assertEntity('BulkSlice', sliceId(i), [
        ['task', task],
        ['datasetOrders', `[${orders.join(', ')}]`],
      ]);
    }
    assert.entityCount('BulkSlice', CASES);
  });

  test('cut short or with bytes behind their end leave nothing', () => {
    const random = new Random(74);
    for (let i = 0; i < CASES; i++) {
      givenSlice(i);
      const whole = Bytes.fromUTF8(`[${entry(random).text},${entry(random).text}]`);
      if (random.below(2) == 0) {
        handleBulkSlice(cutBefore(whole, whole.length, random));
        assert.notInStore('BulkSlice', sliceId(i));
      } else {
        // Behind the end of the array.
        const noise = withMoreBytes(Bytes.fromUTF8('  '), 0, 1, random);
        handleBulkSlice(whole.concat(Bytes.fromHexString('0xff')).concat(noise));
        assert.notInStore('BulkSlice', sliceId(i));
      }
    }
    assert.entityCount('BulkEntry', 0);
  });
});
