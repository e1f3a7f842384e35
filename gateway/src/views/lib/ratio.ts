/** Part of a whole, from 0 to 1; null when there is no whole. */
export const ratio = (part: bigint, whole: bigint): number | null =>
  whole === 0n ? null : Number(part) / Number(whole)
