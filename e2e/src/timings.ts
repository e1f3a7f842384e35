/** Times by kind, and a table of how they are distributed. */
export type Timings = Readonly<{ add: (kind: string, ms: number) => void; report: () => string }>

const at = (sorted: readonly number[], share: number): string =>
  (sorted[Math.min(Math.floor(sorted.length * share), sorted.length - 1)] ?? 0).toFixed(1).padStart(9)

export const createTimings = (): Timings => {
  const kinds = new Map<string, number[]>()
  const row = (name: string, times: readonly number[]): string => {
    const sorted = [...times].sort((a, b) => a - b)
    return [
      name.padEnd(20),
      String(sorted.length).padStart(7),
      at(sorted, 0.5),
      at(sorted, 0.99),
      at(sorted, 1),
    ].join(' ')
  }
  return {
    add: (kind, ms) => {
      const known = kinds.get(kind)
      if (known) known.push(ms)
      else kinds.set(kind, [ms])
    },
    report: () =>
      [
        'kind                   count    p50 ms    p99 ms    max ms',
        ...[...kinds].map(([name, times]) => row(name, times)),
        row('all', [...kinds.values()].flat()),
      ].join('\n'),
  }
}
