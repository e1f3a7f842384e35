import { BigInt } from '@graphprotocol/graph-ts';
import { assert, describe, test } from 'matchstick-as/assembly/index';
import { durationClass } from '../../src/lib/durationClass';

const GROWTH: f64 = 1.02 / 0.98;

function classOf(seconds: i64): i32 {
  return durationClass(BigInt.fromI64(seconds));
}

describe('durationClass()', () => {
  test('begins with the shortest durations', () => {
    assert.i32Equals(0, classOf(0));
    assert.i32Equals(0, classOf(1));
    assert.i32Equals(18, classOf(2));
  });

  test('tells a duration by the middle of its class, at most 2 % off', () => {
    for (let seconds: i64 = 1; seconds < 40_000_000; seconds += 1 + seconds / 50) {
      const upper = GROWTH ** (classOf(seconds) as f64);
      const middle = upper * 0.98;
      assert.assertTrue(
        Math.abs(middle - (seconds as f64)) <= 0.020_001 * (seconds as f64),
        `${seconds} is in a class around ${middle}`,
      );
    }
  });

  test('never falls', () => {
    let last = 0;
    for (let seconds: i64 = 0; seconds < 5_000; seconds++) {
      assert.assertTrue(classOf(seconds) >= last, `${seconds}`);
      last = classOf(seconds);
    }
  });
});
