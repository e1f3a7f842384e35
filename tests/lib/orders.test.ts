import { Bytes } from '@graphprotocol/graph-ts';
import { assert, describe, test } from 'matchstick-as/assembly/index';
import { appOrderHash, domainOf, guessOrderSets, requestOrderHash } from '../../src/lib/orders';
import { ARBITRUM_HUB, referenceMatch } from '../fixtures/referenceOrders';

describe('order hashes', () => {
  test('are null for data cut short', () => {
    const orders = guessOrderSets(Bytes.fromUint8Array(referenceMatch().slice(0, 1900)))[0];
    const domain = domainOf(ARBITRUM_HUB, 42161);
    assert.assertTrue(requestOrderHash(orders.request, domain) === null);
    assert.assertTrue(appOrderHash(orders.app, domain) !== null);
  });
});

describe('guessOrderSets()', () => {
  test('finds calls anywhere', () => {
    const inner = referenceMatch();
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
