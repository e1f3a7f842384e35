/** Numbers that look random and are the same for the same seed. */
export type Random = Readonly<{
  /** A whole number from 0 to below `limit`. */
  below: (limit: number) => number
  pick: <T>(items: readonly [T, ...T[]]) => T
}>

/** @see https://en.wikipedia.org/wiki/Xorshift */
export const createRandom = (seed: number): Random => {
  let state = Math.imul(seed + 1, 0x9e3779b1) | 1
  const next = (): number => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 2 ** 32
  }
  for (let warmUp = 0; warmUp < 8; warmUp += 1) next()
  const below = (limit: number): number => Math.floor(next() * limit)
  return { below, pick: (items) => items[below(items.length)] ?? items[0] }
}
