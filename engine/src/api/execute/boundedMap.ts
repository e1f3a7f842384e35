/** A map that forgets what was not used for longest once it holds more than `limit` entries. */
export type BoundedMap<Key, Value> = Readonly<{
  /** The value kept under the key, made when there is none. */
  getOrCreate(key: Key, create: () => Value): Value
  clear(): void
}>

export const createBoundedMap = <Key, Value>(limit: number): BoundedMap<Key, Value> => {
  const entries = new Map<Key, Value>()
  return {
    getOrCreate: (key, create) => {
      const known = entries.get(key)
      if (known !== undefined) {
        // Moving to the end costs more than it saves while nothing is in danger of being dropped.
        if (entries.size * 2 > limit) {
          entries.delete(key)
          entries.set(key, known)
        }
        return known
      }
      const value = create()
      entries.set(key, value)
      if (entries.size > limit) entries.delete(entries.keys().next().value as Key)
      return value
    },
    clear: () => entries.clear(),
  }
}
