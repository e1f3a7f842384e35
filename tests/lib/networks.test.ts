import { assert, describe, test } from 'matchstick-as/assembly/index';
import { dealsHaveSponsor } from '../../src/lib/networks';
import { big } from '../fixtures/values';

describe('dealsHaveSponsor()', () => {
  test('knows the block of the upgrade on Bellecour', () => {
    assert.assertTrue(!dealsHaveSponsor('bellecour', big(30_277_937)));
    assert.assertTrue(dealsHaveSponsor('bellecour', big(30_277_938)));
  });

  test('is never on mainnet and always elsewhere', () => {
    assert.assertTrue(!dealsHaveSponsor('mainnet', big(99_999_999)));
    assert.assertTrue(dealsHaveSponsor('arbitrum-one', big(1)));
    assert.assertTrue(dealsHaveSponsor('devnet', big(1)));
  });
});
