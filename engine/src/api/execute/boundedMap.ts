/** A map that forgets what was not used for longest once it holds more than its limits. */
export type BoundedMap<Key, Value> = Readonly<{
  get(key: Key): Value | undefined
  set(key: Key, value: Value): void
}>

export type BoundedMapLimits<Key, Value> = Readonly<{
  /** Most entries. */
  entries: number
  /** Most weight of all entries together. An entry that weighs more than a tenth of it is not kept at all. */
  weight: number
  weigh: (key: Key, value: Value) => number
}>

export const createBoundedMap = <Key, Value>({
  entries: maxEntries,
  weight: maxWeight,
  weigh,
}: BoundedMapLimits<Key, Value>): BoundedMap<Key, Value> => {
  const entries = new Map<Key, Readonly<{ value: Value; weight: number }>>()
  let total = 0
  const drop = (key: Key): void => {
    total -= entries.get(key)?.weight ?? 0
    entries.delete(key)
  }
  return {
    get: (key) => {
      const entry = entries.get(key)
      // Moving to the end costs more than it saves while nothing is in danger of being dropped.
      if (entry && (entries.size * 2 > maxEntries || total * 2 > maxWeight)) {
        entries.delete(key)
        entries.set(key, entry)
      }
      return entry?.value
    },
    set: (key, value) => {
      drop(key)
      const weight = weigh(key, value)
      if (weight * 10 > maxWeight) return
      entries.set(key, { value, weight })
      total += weight
      while (entries.size > maxEntries || total > maxWeight) drop(entries.keys().next().value as Key)
    },
  }
}
