/** Votes on the result of one task so far. */
export type Votes = Readonly<{ total: bigint; groups: ReadonlyMap<string, bigint> }>

/** Votes of a task nobody has contributed to. */
export const NO_VOTES: Votes = { total: 1n, groups: new Map() }

const max = (a: bigint, b: bigint): bigint => (a > b ? a : b)

/** How much a worker's answer multiplies the credibility of its group. */
export const voteOf = (score: bigint): bigint => max(score / 3n, 3n) - 1n

/** Weight of a worker in the reward split: the logarithm to base 2 of its vote, rounded down. */
export const weightOf = (score: bigint): bigint => BigInt(voteOf(score).toString(2).length - 1)

/** Votes after a worker with `score` has answered `resultHash`. */
export const vote = ({ total, groups }: Votes, resultHash: string, score: bigint): Votes => {
  const before = groups.get(resultHash) ?? 0n
  const after = max(before, 1n) * voteOf(score)
  return { total: total + after - before, groups: new Map(groups).set(resultHash, after) }
}

/** Votes after the group that had won was rejected. */
export const rejectGroup = ({ total, groups }: Votes, resultHash: string): Votes => ({
  total: total - (groups.get(resultHash) ?? 0n),
  groups: new Map(groups).set(resultHash, 0n),
})

/** Whether the answers for `resultHash` outweigh the rest as much as `trust` asks. */
export const isConsensus = ({ total, groups }: Votes, resultHash: string, trust: bigint): boolean =>
  (groups.get(resultHash) ?? 0n) * trust > total * (trust - 1n)
