import { BigInt } from '@graphprotocol/graph-ts';

const HOUR: i64 = 3_600;
const DAY: i64 = 24 * HOUR;
const WEEK: i64 = 7 * DAY;

/** The first Monday after the start of 1970, a Thursday. */
const FIRST_MONDAY: i64 = 4 * DAY;

/** Start of the hour (UTC) in which a time lies, all in seconds since 1970. */
export function hourOf(time: BigInt): BigInt {
  return startOf(time, HOUR, 0);
}

/** Start of the day (UTC) in which a time lies, all in seconds since 1970. */
export function dayOf(time: BigInt): BigInt {
  return startOf(time, DAY, 0);
}

/** Start of the week (UTC, from Monday) in which a time lies, all in seconds since 1970. */
export function weekOf(time: BigInt): BigInt {
  return startOf(time, WEEK, FIRST_MONDAY);
}

/** Start of the month (UTC) in which a time lies, all in seconds since 1970. */
export function monthOf(time: BigInt): BigInt {
  const day = time.toI64() / DAY;
  return BigInt.fromI64((day - dayOfMonth(day) + 1) * DAY);
}

function startOf(time: BigInt, length: i64, first: i64): BigInt {
  const seconds = time.toI64();
  return BigInt.fromI64(seconds - ((seconds - first + length) % length));
}

/**
 * Day of the month, from 1, of a day counted from the start of 1970. Years are taken to begin in March, so that the
 * leap day is their last and the lengths of months follow one line.
 */
function dayOfMonth(day: i64): i64 {
  const sinceMarch0000 = day + 719_468;
  const dayOfEra = sinceMarch0000 % 146_097;
  const yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
  const dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
  const month = (5 * dayOfYear + 2) / 153;
  return dayOfYear - (153 * month + 2) / 5 + 1;
}
