import { BigInt } from '@graphprotocol/graph-ts';
import { assert, describe, test } from 'matchstick-as/assembly/index';
import { logWeightOf } from '../../src/lib/weight';

describe('logWeightOf()', () => {
  test('is 1 for newcomers and grows with the logarithm of the score', () => {
    const scores = [0, 1, 9, 14, 15, 26, 27, 50, 51, 300];
    const weights = [1, 1, 1, 1, 2, 2, 3, 3, 4, 6];
    for (let i = 0; i < scores.length; i++)
      assert.i32Equals(weights[i], logWeightOf(BigInt.fromI32(scores[i])));
  });
});
