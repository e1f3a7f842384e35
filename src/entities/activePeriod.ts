import { BigInt } from '@graphprotocol/graph-ts';
import { ActivePeriod } from '../../generated/schema';
import { dayOf, hourOf, monthOf, weekOf } from '../lib/time';
import { countOne, zeroCounts } from './counting';

const COUNTS: string[] = [
  'requesters',
  'newRequesters',
  'workers',
  'newWorkers',
  'apps',
  'datasets',
  'workerpools',
];

/**
 * Counts that somebody or something is active now, in the hour, day, week and month in which it was not yet. Times
 * only grow, so when it was active before (seconds since 1970, 0 for never) tells in which it was.
 *
 * @param field what it is counted as
 * @param newField what it is counted as besides when it is active for the first time; empty for nothing
 */
export function noteActive(field: string, newField: string, before: BigInt, now: BigInt): void {
  noteActiveIn('HOUR', hourOf(now), field, newField, before);
  noteActiveIn('DAY', dayOf(now), field, newField, before);
  noteActiveIn('WEEK', weekOf(now), field, newField, before);
  noteActiveIn('MONTH', monthOf(now), field, newField, before);
}

function noteActiveIn(
  interval: string,
  start: BigInt,
  field: string,
  newField: string,
  before: BigInt,
): void {
  if (before.ge(start)) return;
  const period = getOrNewPeriod(interval, start);
  countOne(period, field);
  if (newField != '' && before.isZero()) countOne(period, newField);
  period.save();
}

function getOrNewPeriod(interval: string, start: BigInt): ActivePeriod {
  const id = `${interval}-${start.toString()}`;
  const known = ActivePeriod.load(id);
  if (known !== null) return known;
  const period = new ActivePeriod(id);
  period.interval = interval;
  period.start = start;
  zeroCounts(period, COUNTS);
  return period;
}
