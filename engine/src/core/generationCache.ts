/** A bounded map of values by group and key that forgets what was not used lately; see `createGenerationCache`. */
export type GenerationCache<G, K, V> = {
  get(group: G, key: K): V | undefined
  set(group: G, key: K, value: V): void
  delete(group: G, key: K): void
  clear(): void
}

/**
 * A cache of at most `2 × size` entries, of all groups together, in two generations: what is used moves to the young one,
 * and when that is full the old one is dropped whole. Nearly as sharp as least-recently-used, at the price of maps.
 */
export const createGenerationCache = <G, K, V>(size: number): GenerationCache<G, K, V> => {
  let young = new Map<G, Map<K, V>>()
  let old: typeof young = new Map()
  let held = 0
  const set = (group: G, key: K, value: V) => {
    let entries = young.get(group)
    if (!entries?.has(key)) {
      if (held >= size) {
        old = young
        young = new Map()
        held = 0
        entries = undefined
      }
      held += 1
    }
    if (!entries) {
      entries = new Map()
      young.set(group, entries)
    }
    entries.set(key, value)
  }
  return {
    get: (group, key) => {
      const value = young.get(group)?.get(key)
      if (value !== undefined) return value
      const older = old.get(group)?.get(key)
      if (older !== undefined) set(group, key, older)
      return older
    },
    set,
    delete: (group, key) => {
      if (young.get(group)?.delete(key)) held -= 1
      old.get(group)?.delete(key)
    },
    clear: () => {
      young = new Map()
      old = new Map()
      held = 0
    },
  }
}
