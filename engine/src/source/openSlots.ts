/** Runs at most so many tasks at a time; see `openSlots`. */
export type Slots = Readonly<{
  /** Runs the task when a slot is free. Rejects without running it when the signal is aborted first. */
  run<T>(task: () => Promise<T>, signal: AbortSignal): Promise<T>
}>

/** A limit of `count` tasks at a time; those that wait are served in order. */
export const openSlots = (count: number): Slots => {
  let free = count
  const waiting: (() => void)[] = []
  return {
    run: async (task, signal) => {
      if (free === 0) await new Promise<void>((resolve) => waiting.push(resolve))
      else free -= 1
      try {
        signal.throwIfAborted()
        return await task()
      } finally {
        const next = waiting.shift()
        if (next) next()
        else free += 1
      }
    },
  }
}
