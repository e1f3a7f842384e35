import { Address, Bytes, ethereum } from '@graphprotocol/graph-ts';
import { assert, describe, test } from 'matchstick-as/assembly/index';
import {
  appOrderHash,
  datasetOrderHash,
  domainOf,
  guessOrderSets,
  requestOrderHash,
  workerpoolOrderHash,
} from '../../src/lib/orders';
import { dynamicCall } from '../fixtures/calldata';
import {
  addressValue,
  big,
  bytesValue,
  hashValue,
  textValue,
  tupleValue,
  uintValue,
} from '../fixtures/values';

const HUB = Address.fromString('0x098bFCb1E50ebcA0BaA92C12eA0c3F045A1aD9f0');
const NOTHING = Bytes.fromHexString(`0x${'00'.repeat(32)}`);

function numbered(n: i32): ethereum.Value {
  return addressValue(Address.fromString(`0x${'00'.repeat(19)}0${n.toString()}`));
}

function resourceOrder(resource: i32, price: i32): ethereum.Value {
  return tupleValue([
    numbered(resource),
    uintValue(big(price)),
    uintValue(big(10)),
    hashValue(NOTHING),
    numbered(0),
    numbered(0),
    numbered(0),
    hashValue(NOTHING),
    bytesValue(Bytes.fromHexString(`0x${'01'.repeat(65)}`)),
  ]);
}

function matchOrders(): Bytes {
  return dynamicCall('0x156194d4', [
    resourceOrder(1, 3),
    resourceOrder(2, 2),
    tupleValue([
      numbered(3),
      uintValue(big(1_000_000_000)),
      uintValue(big(10)),
      hashValue(NOTHING),
      uintValue(big(0)),
      uintValue(big(1)),
      numbered(0),
      numbered(0),
      numbered(0),
      hashValue(NOTHING),
      bytesValue(Bytes.fromHexString(`0x${'01'.repeat(65)}`)),
    ]),
    tupleValue([
      numbered(1),
      uintValue(big(3)),
      numbered(2),
      uintValue(big(2)),
      numbered(0),
      uintValue(big(1_000_000_000)),
      numbered(4),
      uintValue(big(10)),
      hashValue(NOTHING),
      uintValue(big(0)),
      uintValue(big(1)),
      numbered(5),
      numbered(0),
      textValue('{"iexec_args":"hello"}'),
      hashValue(NOTHING),
      bytesValue(Bytes.fromHexString(`0x${'01'.repeat(65)}`)),
    ]),
  ]);
}

describe('domainOf()', () => {
  test('is the domain of the hub on each network', () => {
    assert.stringEquals(
      '0x3b211ab198ac0c745a332d34416d88c417c2f06a87bd9f0d2fdd37b242c75402',
      domainOf(HUB, 42161).toHexString(),
    );
    assert.stringEquals(
      '0xf2cbd98a556869939d25b73c3fa68ba45f19932f8c9a06f744c98290ed9ef860',
      domainOf(Address.fromString('0x3eca1B216A7DF1C7689aEb259fFB83ADFB894E7f'), 134).toHexString(),
    );
  });
});

describe('order hashes', () => {
  test('are those of the hub', () => {
    const input = matchOrders();
    assert.i32Equals(2148, input.length);
    const orders = guessOrderSets(input)[0];
    const domain = domainOf(HUB, 42161);
    assert.stringEquals(
      '0x08ffccaf2cc55971dbe5c003994e5eedd41d2a6572ee5ee35cfdb3adfb934a59',
      appOrderHash(orders.app, domain)!.toHexString(),
    );
    assert.stringEquals(
      '0x16a4991697cd1b56ee0c995d362791d4b0d41153c88089b7628d480886418bdf',
      datasetOrderHash(orders.dataset, domain)!.toHexString(),
    );
    assert.stringEquals(
      '0xddb4636bc6ae57b436386c23bad14dcf2ff7e8bba9a4ccc6faf94543b2667518',
      workerpoolOrderHash(orders.workerpool, domain)!.toHexString(),
    );
    assert.stringEquals(
      '0xd3ae09ab2de4be82deb1a93b57d9ac72f3f26f47bfc746f8e578de7b4aa4d1e0',
      requestOrderHash(orders.request, domain)!.toHexString(),
    );
  });

  test('are null for data cut short', () => {
    const orders = guessOrderSets(Bytes.fromUint8Array(matchOrders().slice(0, 1900)))[0];
    const domain = domainOf(HUB, 42161);
    assert.assertTrue(requestOrderHash(orders.request, domain) === null);
    assert.assertTrue(appOrderHash(orders.app, domain) !== null);
  });
});

describe('guessOrderSets()', () => {
  test('finds calls anywhere', () => {
    const inner = matchOrders();
    const several = Bytes.fromHexString('0x010203').concat(inner).concat(inner);
    const found = guessOrderSets(several);
    assert.i32Equals(2, found.length);
    assert.assertTrue(!found[0].isOutermost);
    assert.assertTrue(guessOrderSets(inner)[0].isOutermost);
    assert.assertTrue(found[1].hasDataset());
  });

  test('gives up after a few bad guesses', () => {
    const bait = Bytes.fromHexString(`0x156194d4${'00'.repeat(128)}`);
    let many = bait;
    for (let i = 0; i < 6; i++) many = many.concat(many);
    assert.i32Equals(16, guessOrderSets(many).length);
  });

  test('finds nothing in foreign input', () => {
    assert.i32Equals(0, guessOrderSets(new Bytes(0)).length);
    assert.i32Equals(0, guessOrderSets(Bytes.fromHexString('0x156194d4')).length);
    assert.i32Equals(0, guessOrderSets(Bytes.fromHexString(`0x156194d4${'ff'.repeat(128)}`)).length);
  });
});
