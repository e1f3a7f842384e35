import { assert, describe, test } from 'matchstick-as/assembly/index';
import { chainIdOf, dealsHaveSponsor } from '../../src/lib/networks';
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

describe('chainIdOf()', () => {
  test('knows the networks of the hub', () => {
    const names = ['mainnet', 'bellecour', 'arbitrum-one', 'arbitrum-sepolia', 'fuji', 'devnet', 'somewhere'];
    const ids = [1, 134, 42161, 421614, 43113, 31337, 0];
    for (let i = 0; i < names.length; i++) assert.i32Equals(ids[i], chainIdOf(names[i]));
  });
});
