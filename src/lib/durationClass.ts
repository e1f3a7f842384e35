import { BigInt } from '@graphprotocol/graph-ts';

/** Upper end of a class over its lower end: the middle of a class is at most 2 % off all that is in it. */
const GROWTH: f64 = 1.02 / 0.98;

/** Class of anything that has no duration. */
export const NO_DURATION: i32 = -1;

/**
 * Class of a duration in seconds: 0 for at most one second, else the smallest `c` with `GROWTH ^ c` at or above the
 * duration. Durations are whole numbers, so no class depends on how a logarithm is rounded: multiplications decide.
 */
export function durationClass(duration: BigInt): i32 {
  const seconds = duration.toI64() as f64;
  let upper: f64 = 1;
  let index = 0;
  while (upper < seconds) {
    upper *= GROWTH;
    index++;
  }
  return index;
}
