/** Seconds from which and before which a task was open. */
export type OpenTask = Readonly<{ from: bigint; to: bigint }>

/** How many tasks were open at the same time. */
export type Concurrency = Readonly<{ average: number; peak: number }>

/** Looks at tasks that were open inside `[from, to)`. */
export const concurrencyOf = (
  tasks: readonly OpenTask[],
  { from, to }: Readonly<{ from: bigint; to: bigint }>,
): Concurrency => {
  let overlap = 0n
  const changes: Readonly<{ at: bigint; by: 1 | -1 }>[] = []
  for (const task of tasks) {
    const start = task.from > from ? task.from : from
    const end = task.to < to ? task.to : to
    if (end <= start) continue
    overlap += end - start
    changes.push({ at: start, by: 1 }, { at: end, by: -1 })
  }
  // What ends in a second is over before what begins in it.
  changes.sort((a, b) => (a.at === b.at ? a.by - b.by : a.at < b.at ? -1 : 1))
  let open = 0
  let peak = 0
  for (const { by } of changes) {
    open += by
    if (open > peak) peak = open
  }
  return { average: to > from ? Number(overlap) / Number(to - from) : 0, peak }
}
