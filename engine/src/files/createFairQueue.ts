/** References that wait, in groups of which none can crowd out the others; see `createFairQueue`. */
export type FairQueue = Readonly<{
  add(group: number, reference: string): void
  /** The next of the group whose turn it is, among those that `mayTake` lets through; undefined when there is none. */
  take(mayTake: (group: number) => boolean): Readonly<{ group: number; reference: string }> | undefined
}>

/** Groups take turns, and within a group what came first goes first. */
export const createFairQueue = (): FairQueue => {
  /** In the order of their turns. */
  const groups = new Map<number, Set<string>>()
  return {
    add: (group, reference) => {
      const waiting = groups.get(group)
      if (waiting) waiting.add(reference)
      else groups.set(group, new Set([reference]))
    },
    take: (mayTake) => {
      for (const [group, waiting] of groups) {
        if (!mayTake(group)) continue
        const [reference] = waiting
        if (reference === undefined) continue
        waiting.delete(reference)
        groups.delete(group)
        if (waiting.size > 0) groups.set(group, waiting)
        return { group, reference }
      }
      return undefined
    },
  }
}
