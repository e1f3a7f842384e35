/** Keeps the `capacity` most recently used values; older ones are forgotten. */
export type LruCache<Value> = {
  /** The value of `key`, made by `create` unless it is still known. A failing `create` leaves no trace. */
  getOrCreate(key: string, create: () => Value): Value
  readonly size: number
}

/** A bounded cache. */
export const createLruCache = <Value>(capacity: number): LruCache<Value> => {
  // A Map iterates in insertion order, so its first key is the one not used for the longest time.
  const values = new Map<string, { value: Value }>()
  return {
    getOrCreate(key, create) {
      const known = values.get(key)
      if (known) {
        values.delete(key)
        values.set(key, known)
        return known.value
      }
      const value = create()
      values.set(key, { value })
      const oldest = values.size > capacity ? values.keys().next().value : undefined
      if (oldest !== undefined) values.delete(oldest)
      return value
    },
    get size() {
      return values.size
    },
  }
}
