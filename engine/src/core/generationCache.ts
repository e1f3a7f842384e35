/** A bounded map that forgets what was not used lately; see `createGenerationCache`. */
export type GenerationCache<K, V> = {
  get(key: K): V | undefined
  set(key: K, value: V): void
  delete(key: K): void
  clear(): void
}

/**
 * A cache of at most `2 × size` entries in two generations: what is used moves to the young one, and when
 * that is full the old one is dropped whole. Nearly as sharp as least-recently-used, at the price of a map.
 */
export const createGenerationCache = <K, V>(size: number): GenerationCache<K, V> => {
  let young = new Map<K, V>()
  let old = new Map<K, V>()
  const set = (key: K, value: V) => {
    if (young.size >= size && !young.has(key)) {
      old = young
      young = new Map()
    }
    young.set(key, value)
  }
  return {
    get: (key) => {
      const value = young.get(key)
      if (value !== undefined) return value
      const older = old.get(key)
      if (older !== undefined) set(key, older)
      return older
    },
    set,
    delete: (key) => {
      young.delete(key)
      old.delete(key)
    },
    clear: () => {
      young = new Map()
      old = new Map()
    },
  }
}
