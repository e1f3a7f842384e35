import { BigInt } from '@graphprotocol/graph-ts';
import { assert, describe, test } from 'matchstick-as/assembly/index';
import { dayOf, hourOf, monthOf, weekOf } from '../../src/lib/time';

const DAY: i64 = 86_400;

/** A day in seconds since 1970, given in days. */
function day(days: i64): BigInt {
  return BigInt.fromI64(days * DAY);
}

describe('buckets of time', () => {
  test('begin at the full hour and at midnight', () => {
    const noon = BigInt.fromI32(1_700_050_000);
    assert.bigIntEquals(BigInt.fromI32(1_700_049_600), hourOf(noon));
    assert.bigIntEquals(BigInt.fromI32(1_700_006_400), dayOf(noon));
    assert.bigIntEquals(dayOf(noon), dayOf(dayOf(noon)));
    assert.bigIntEquals(hourOf(noon), hourOf(hourOf(noon)));
  });

  test('begin on Monday', () => {
    // 1970 began on a Thursday, so day 4 was the first Monday.
    assert.bigIntEquals(day(-3), weekOf(day(3)));
    assert.bigIntEquals(day(4), weekOf(day(4)));
    assert.bigIntEquals(day(4), weekOf(day(11).minus(BigInt.fromI32(1))));
    assert.bigIntEquals(day(11), weekOf(day(11)));
  });

  test('begin on the first of a month, for every day of two centuries', () => {
    let first: i64 = 0;
    for (let year = 1970; year < 2170; year++) {
      for (let month = 0; month < 12; month++) {
        const length = lengthOf(month, year);
        for (let i: i64 = 0; i < length; i++) {
          const last = day(first + i + 1).minus(BigInt.fromI32(1));
          assert.assertTrue(monthOf(day(first + i)) == day(first), `day ${first + i}`);
          assert.assertTrue(monthOf(last) == day(first), `end of day ${first + i}`);
        }
        first += length;
      }
    }
  });
});

function lengthOf(month: i32, year: i32): i64 {
  if (month == 1) return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
  return month == 3 || month == 5 || month == 8 || month == 10 ? 30 : 31;
}
