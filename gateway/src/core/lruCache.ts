/** Keeps the `capacity` most recently used values; older ones are forgotten. */
export type LruCache<Value> = {
  /** The value of `key`, made by `create` unless it is still known. A failing `create` leaves no trace. */
  getOrCreate(key: string, create: () => Value): Value
  readonly size: number
}

/**
 * A bounded cache. Where keys are texts of strangers, `characters` bounds all keys together; a key longer
 * than a tenth of it is not kept.
 */
export const createLruCache = <Value>(
  capacity: number,
  { characters = Number.POSITIVE_INFINITY }: Readonly<{ characters?: number }> = {},
): LruCache<Value> => {
  // A Map iterates in insertion order, so its first key is the one not used for the longest time.
  const values = new Map<string, { value: Value }>()
  let total = 0
  return {
    getOrCreate(key, create) {
      const known = values.get(key)
      if (known) {
        values.delete(key)
        values.set(key, known)
        return known.value
      }
      const value = create()
      if (key.length * 10 > characters) return value
      values.set(key, { value })
      total += key.length
      while (values.size > capacity || total > characters) {
        const oldest = values.keys().next().value ?? ''
        values.delete(oldest)
        total -= oldest.length
      }
      return value
    },
    get size() {
      return values.size
    },
  }
}
