import { parseUnits } from 'viem'
import { expect } from 'vitest'

type Amounts<Name extends string> = Readonly<Record<Name, string>>
type Share = Readonly<{ share: number | null; tasks: string }>
type Payment = Readonly<{ kind: string; value: string }>

type Usage = Amounts<'tasksRequested' | 'tasksCompleted' | 'tasksClaimed'> & Readonly<{ deals: number }>
type Volumes = Amounts<
  'committed' | 'settled' | 'refunded' | 'apps' | 'datasets' | 'workerpools' | 'workers' | 'schedulers'
>
type Counters = Readonly<{ usage: Usage; volumes: Volumes }>
type State = Readonly<{
  network: Counters &
    Readonly<{
      stake: Amounts<'total' | 'free' | 'frozen' | 'kitty'> & Readonly<{ isConserved: boolean }>
      byCategory: readonly Share[]
      byTeeFramework: readonly Share[]
      gpuShare: number | null
      workerpoolConcentration: number | null
    }>
  tasks: readonly Readonly<{
    id: string
    deal: Readonly<{ workerpoolPrice: string }>
    rewards: readonly Payment[]
    seizes: readonly Payment[]
  }>[]
}>

/** Metrics of series, and the counter whose growth each tells. */
const METRICS: Readonly<Record<string, (counters: Counters) => string>> = {
  DEALS: ({ usage }) => String(usage.deals),
  TASKS_REQUESTED: ({ usage }) => usage.tasksRequested,
  TASKS_COMPLETED: ({ usage }) => usage.tasksCompleted,
  TASKS_CLAIMED: ({ usage }) => usage.tasksClaimed,
  VOLUME_COMMITTED: ({ volumes }) => volumes.committed,
  VOLUME_SETTLED: ({ volumes }) => volumes.settled,
  VOLUME_REFUNDED: ({ volumes }) => volumes.refunded,
  REVENUE_APPS: ({ volumes }) => volumes.apps,
  REVENUE_DATASETS: ({ volumes }) => volumes.datasets,
  REVENUE_WORKERPOOLS: ({ volumes }) => volumes.workerpools,
  REVENUE_WORKERS: ({ volumes }) => volumes.workers,
  REVENUE_SCHEDULERS: ({ volumes }) => volumes.schedulers,
}
const COUNTERS = `usage { deals tasksRequested tasksCompleted tasksClaimed }
  volumes { committed settled refunded apps datasets workerpools workers schedulers }`
const BOARDS = ['APP', 'DATASET', 'WORKERPOOL', 'REQUESTER', 'WORKER']
const metricOf = (subject: string): string =>
  ({ REQUESTER: 'SPENDING', WORKER: 'EARNINGS' })[subject] ?? 'TASKS_COMPLETED'

/** Amounts in whole nRLC, and numbers multiplied alike. */
const exact = (text: string): bigint => parseUnits(text, 9)
const sum = (values: readonly string[]): bigint => values.reduce((total, value) => total + exact(value), 0n)
const paid = (payments: readonly Payment[], ...kinds: string[]): bigint =>
  sum(payments.filter(({ kind }) => kinds.includes(kind)).map(({ value }) => value))

/** Asks for the state at one block. */
export const askAtBlock = async <Data>(
  url: string,
  block: number,
  document: string,
  variables: Readonly<Record<string, unknown>> = {},
): Promise<Data> => {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-block': String(block) },
    body: JSON.stringify({ query: document, variables }),
  })
  const { data, errors } = (await response.json()) as { data?: Data; errors?: unknown }
  if (!data || errors) throw new Error(`Block ${block} answered ${JSON.stringify(errors)}`)
  return data
}

/** Checks what must hold at every block, whatever happened on the chain. */
export const expectInvariants = async (url: string, block: number): Promise<void> => {
  const { network, tasks } = await askAtBlock<State>(
    url,
    block,
    `{ network(window: ALL_TIME) { ${COUNTERS} stake { total free frozen kitty isConserved }
        byCategory { share tasks } byTeeFramework { share tasks } gpuShare workerpoolConcentration }
      tasks(first: 1000, where: { status: COMPLETED }) { id deal { workerpoolPrice }
        rewards { kind value } seizes { kind value } } }`,
  )
  const { volumes, stake, usage } = network
  expect(exact(volumes.settled)).toBe(sum([volumes.apps, volumes.datasets, volumes.workerpools]))
  expect(exact(stake.total)).toBe(sum([stake.free, stake.frozen]))
  expect(exact(stake.frozen)).toBeGreaterThanOrEqual(exact(stake.kitty))
  expect(stake.isConserved).toBe(true)

  expect(BigInt(usage.tasksCompleted)).toBe(BigInt(tasks.length))
  for (const { id, deal, rewards, seizes } of tasks)
    expect([id, paid(rewards, 'WORKER', 'SCHEDULER')]).toEqual([
      id,
      exact(deal.workerpoolPrice) + paid(seizes, 'WORKER_STAKE'),
    ])
  const allRewards = tasks.flatMap(({ rewards }) => rewards)
  expect(exact(volumes.workers)).toBe(paid(allRewards, 'WORKER'))
  expect(exact(volumes.schedulers)).toBe(paid(allRewards, 'SCHEDULER'))

  const shares = network.byCategory.map(({ share }) => Number(share))
  if (usage.tasksRequested !== '0') {
    expect(shares.reduce((total, share) => total + share, 0)).toBeCloseTo(1, 12)
    expect(sum(network.byCategory.map((category) => category.tasks))).toBe(exact(usage.tasksRequested))
  }
  const parts = [...network.byTeeFramework.map(({ share }) => share), network.gpuShare]
  for (const part of [...parts, network.workerpoolConcentration])
    expect(part ?? 0).toSatisfy((share: number) => share >= 0 && share <= 1)

  const boards = await askAtBlock<Record<string, { entries: readonly { share: number | null }[] }>>(
    url,
    block,
    `{ ${BOARDS.map((subject) => `${subject}: leaderboard(subject: ${subject}, metric: ${metricOf(subject)}, window: ALL_TIME, first: 100) { entries { share } }`).join(' ')} }`,
  )
  for (const { entries } of Object.values(boards)) {
    const all = entries.map(({ share }) => share ?? 0)
    expect(Math.min(0, ...all)).toBe(0)
    expect(all.reduce((total, share) => total + share, 0)).toBeLessThanOrEqual(1 + 1e-12)
  }
}

/** Checks that each series adds up to what its counter grew by, from one block to a later one. */
export const expectSeriesBetween = async (
  url: string,
  {
    before,
    until,
    from,
    interval,
  }: Readonly<{ before: number; until: number; from: number; interval: string }>,
): Promise<void> => {
  const counters = `{ network(window: ALL_TIME) { ${COUNTERS} } }`
  const { network: then } = await askAtBlock<{ network: Counters }>(url, before, counters)
  const { network: now, networkSeries } = await askAtBlock<{
    network: Counters
    networkSeries: readonly { metric: string; points: readonly { value: string | null }[] }[]
  }>(
    url,
    until,
    `query ($metrics: [NetworkMetric!]!, $from: BigInt!) { network(window: ALL_TIME) { ${COUNTERS} }
      networkSeries(metrics: $metrics, interval: ${interval}, from: $from) { metric points { value } } }`,
    { metrics: Object.keys(METRICS), from: String(from) },
  )
  for (const { metric, points } of networkSeries) {
    const counter = METRICS[metric]!
    expect([metric, sum(points.map(({ value }) => value ?? '0'))]).toEqual([
      metric,
      exact(counter(now)) - exact(counter(then)),
    ])
  }
}
