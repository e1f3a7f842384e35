/** Where entities probably lie; see `createRowHints`. */
export type RowHints = Readonly<{
  /** The row id noted last for an id of this hash; 0 for none. */
  get(hash: number): number
  /** @param row from 1 to 2³¹ − 1 */
  set(hash: number, row: number): void
}>

/** Places that one hash can lie in. */
const WAYS = 4

/**
 * Row ids by the hash of what lies there, in memory of a fixed size, outside the heap: it costs nothing to collect, and holds
 * many more than a map of ids could. Hashes can be equal and rows can move, so a hint is to be checked by whoever follows it,
 * and nothing need be forgotten.
 *
 * @param size how many to keep, a power of two; each takes 8 bytes. What was not noted lately goes first. @default 2¹⁹
 */
export const createRowHints = (size = 2 ** 19): RowHints => {
  const hashes = new Int32Array(size)
  const rows = new Int32Array(size)
  const firstPlace = (hash: number) => (hash & (size / WAYS - 1)) * WAYS
  return {
    get: (hash) => {
      const first = firstPlace(hash)
      for (let place = first; place < first + WAYS; place++) if (hashes[place] === hash) return rows[place]!
      return 0
    },
    set: (hash, row) => {
      const first = firstPlace(hash)
      let place = first
      while (place < first + WAYS - 1 && hashes[place] !== hash) place++
      for (; place > first; place--) {
        hashes[place] = hashes[place - 1]!
        rows[place] = rows[place - 1]!
      }
      hashes[first] = hash
      rows[first] = row
    },
  }
}
