import { BigInt } from '@graphprotocol/graph-ts';

const POINTS_PER_WEIGHT: BigInt = BigInt.fromI32(3);
const NEWCOMER: i32 = 3;

/** Logarithm (base 2, rounded down) of the weight that a worker of some score has. */
export function logWeightOf(score: BigInt): i32 {
  let weight = max(score.div(POINTS_PER_WEIGHT).toI32(), NEWCOMER) - 1;
  let log = 0;
  while (weight > 1) {
    weight >>= 1;
    log++;
  }
  return log;
}
