import { BigInt } from '@graphprotocol/graph-ts';
import { assert, describe, test } from 'matchstick-as/assembly/index';
import { toRlc } from '../../src/lib/amounts';
import { big } from '../fixtures/values';

describe('toRlc()', () => {
  test('is exact', () => {
    assert.stringEquals('0', toRlc(big(0)).toString());
    assert.stringEquals('0.000000001', toRlc(big(1)).toString());
    assert.stringEquals('1', toRlc(big(1_000_000_000)).toString());
    assert.stringEquals('87000000.000000001', toRlc(BigInt.fromString('87000000000000001')).toString());
  });

  test('adds up without loss', () => {
    const sum = toRlc(BigInt.fromString('86999999999999999')).plus(toRlc(big(1)));
    assert.stringEquals('87000000', sum.toString());
  });
});
