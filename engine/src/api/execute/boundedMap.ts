/** A map that forgets what was not used for longest once it holds more than its limit. */
export type BoundedMap<Key, Value> = Readonly<{
  get(key: Key): Value | undefined
  set(key: Key, value: Value): void
  clear(): void
}>

export const createBoundedMap = <Key, Value>(limit: number): BoundedMap<Key, Value> => {
  const entries = new Map<Key, Value>()
  return {
    get: (key) => {
      const value = entries.get(key)
      // Moving to the end costs more than it saves while nothing is in danger of being dropped.
      if (value !== undefined && entries.size * 2 > limit) {
        entries.delete(key)
        entries.set(key, value)
      }
      return value
    },
    set: (key, value) => {
      entries.delete(key)
      entries.set(key, value)
      if (entries.size > limit) entries.delete(entries.keys().next().value as Key)
    },
    clear: () => entries.clear(),
  }
}
