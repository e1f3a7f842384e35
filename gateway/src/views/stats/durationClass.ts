/** Upper end of a class over its lower end: the middle of a class is at most 2 % off all that is in it. */
const GROWTH = 1.02 / 0.98

/** Class of a duration in seconds, as the subgraph classifies them: the smallest `c` with `GROWTH ^ c` at or above it. */
export const durationClass = (seconds: bigint): number => {
  let index = 0
  for (let upper = 1; upper < Number(seconds); upper *= GROWTH) index += 1
  return index
}

/** Seconds in the middle of a class. */
export const middleOf = (durationClass: number): number => 0.98 * GROWTH ** durationClass
