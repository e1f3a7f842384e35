import { Bytes } from '@graphprotocol/graph-ts';
import { assert, describe, test } from 'matchstick-as/assembly/index';
import { GPU, GRAMINE, hasBit, SCONE, TDX, TEE } from '../../src/lib/tags';
import { noBytes } from '../../src/lib/words';

describe('hasBit()', () => {
  test('counts from the lowest bit of the last byte', () => {
    const tag = Bytes.fromHexString(`0x80${'00'.repeat(29)}0109`);
    assert.assertTrue(hasBit(tag, TEE));
    assert.assertTrue(!hasBit(tag, SCONE));
    assert.assertTrue(!hasBit(tag, GRAMINE));
    assert.assertTrue(hasBit(tag, TDX));
    assert.assertTrue(hasBit(tag, GPU));
    assert.assertTrue(!hasBit(tag, 9));
    assert.assertTrue(hasBit(tag, 255));
  });

  test('finds nothing in a tag that is too short', () => {
    assert.assertTrue(!hasBit(noBytes(), TEE));
    assert.assertTrue(!hasBit(Bytes.fromHexString('0xff'), GPU));
  });
});
