import { readFileSync } from 'node:fs'
import { type Devnet, KITTY, openDevnet } from '@poco-explorer/devnet'
import { parse, print, separateOperations } from 'graphql'
import { getAddress } from 'viem'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ChainDeal, type ChainHistory, readChainHistory, type TaskMoment } from './chainHistory.js'
import { ask, query, untilIndexed } from './graphql.js'
import { freePort, freshFolder, type Node, type Server, startPoco, startServer } from './poco.js'
import { rlc } from './rlc.js'

const HOUR = 3_600
const DAY = 24 * HOUR
const DAYS = { LAST_24H: 1, LAST_7D: 7, LAST_30D: 30, LAST_90D: 90 } as const
type Window = keyof typeof DAYS | 'ALL_TIME'

type Timed = Readonly<{ at: number }>
type Bucket = Readonly<{ from: number; to: number }>
type Amounts = Readonly<Record<string, string>>

const sum = (values: readonly bigint[]): bigint => values.reduce((total, value) => total + value, 0n)
const ratio = (part: bigint | number, whole: bigint | number): number | null =>
  Number(whole) === 0 ? null : Number(part) / Number(whole)
const distinct = (values: readonly string[]): number => new Set(values).size
const inside =
  ({ from, to }: Bucket) =>
  ({ at }: Timed) =>
    at >= from && at < to

/** What the work on a task was paid, told by the order of its rewards: app, dataset, share of the kitty, workers, scheduler. */
const payOf = ({ rewards, seizes }: ChainHistory, { id, deal, at }: TaskMoment) => {
  const paid = rewards.filter((reward) => reward.task === id && reward.at === at)
  const others = [
    deal.prices.app > 0n,
    deal.prices.dataset > 0n,
    seizes.some(({ task, owner }) => task === id && owner === KITTY.toLowerCase()),
  ]
  const work = paid.slice(others.filter(Boolean).length)
  return { workers: work.slice(0, -1), schedulers: work.slice(-1) }
}
const amountsOf = (payments: readonly Readonly<{ amount: bigint }>[]) => payments.map(({ amount }) => amount)

/** Everything that the views tell, worked out from the logs of the chain. */
const numbersOf = (history: ChainHistory, bucket: Bucket) => {
  const within = inside(bucket)
  const deals = history.deals.filter(within)
  const completions = history.completions.filter(within)
  const claims = history.claims.filter(within)
  const contributions = history.contributions.filter(within)
  const ended = history.deals.filter(
    ({ deadline }) => deadline >= bucket.from && deadline < bucket.to && deadline <= history.head,
  )
  const matured = deals.filter(({ deadline }) => deadline <= history.head)
  const bought = sum(deals.map(({ botSize }) => botSize))
  const priceOf = (moments: readonly TaskMoment[], part: (deal: ChainDeal) => bigint) =>
    sum(moments.map(({ deal }) => part(deal)))
  const settled = priceOf(completions, ({ price }) => price)
  const kitty = KITTY.toLowerCase()
  const fromKitty = sum(
    history.seizes.filter((seize) => within(seize) && seize.owner === kitty).map(({ amount }) => amount),
  )
  const ofTasks = new Set([...history.completions, ...history.claims].map(({ id }) => id))
  const toKitty = sum(
    history.rewards.filter((reward) => within(reward) && reward.owner === kitty).map(({ amount }) => amount),
  )
  const rewarded = sum(
    history.rewards.filter((one) => within(one) && ofTasks.has(one.task)).map(({ amount }) => amount),
  )
  const seized = sum(history.seizes.filter(within).map(({ amount }) => amount))
  const pay = completions.map((completion) => payOf(history, completion))
  const created = (times: readonly number[]) => times.filter((at) => within({ at })).length
  const apps = priceOf(completions, ({ prices }) => prices.app)
  const datasets = priceOf(completions, ({ prices }) => prices.dataset)
  return {
    deals,
    completions,
    claims,
    contributions,
    bought,
    completed: BigInt(completions.length),
    claimed: BigInt(claims.length),
    timedOut: sum(ended.map(({ botSize, completed }) => botSize - BigInt(completed))),
    cohort: ratio(
      sum(matured.map(({ completed }) => BigInt(completed))),
      sum(matured.map(({ botSize }) => botSize)),
    ),
    requesters: distinct(deals.map(({ requester }) => requester)),
    newRequesters: distinct(
      deals
        .filter(({ requester }) =>
          history.deals.every((deal) => deal.requester !== requester || deal.at >= bucket.from),
        )
        .map(({ requester }) => requester),
    ),
    workers: distinct(contributions.map(({ worker }) => worker)),
    committed: sum(deals.map(({ price, botSize }) => price * botSize)),
    settled,
    refunded: priceOf(claims, ({ price }) => price),
    sponsored: priceOf(
      completions.filter(({ deal }) => deal.sponsor !== deal.requester),
      ({ price }) => price,
    ),
    apps,
    datasets,
    workerpools: priceOf(completions, ({ prices }) => prices.workerpool),
    slashed: seized - settled - fromKitty,
    workersAndSchedulers: rewarded - apps - datasets - fromKitty - toKitty,
    paidWorkers: sum(amountsOf(pay.flatMap((one) => one.workers))),
    paidSchedulers: sum(amountsOf(pay.flatMap((one) => one.schedulers))),
    appsDeployed: created(history.created.apps),
    datasetsDeployed: created(history.created.datasets),
    workerpoolsDeployed: created(history.created.workerpools),
    durations: completions.map(({ at, deal }) => at - deal.at).sort((a, b) => a - b),
    tee: sum(deals.filter(({ tag }) => tag % 2n === 1n).map(({ botSize }) => botSize)),
  }
}

const tagged = (deals: readonly ChainDeal[], bit: bigint): bigint =>
  sum(deals.filter(({ tag }) => (tag >> bit) % 2n === 1n).map(({ botSize }) => botSize))

/** What `share` of the values do not exceed. */
const quantile = (sorted: readonly number[], share: number): number | undefined =>
  sorted[Math.ceil(share * sorted.length) - 1]

const expectNear = (value: number | null, exact: number | undefined): void => {
  if (exact === undefined) expect(value).toBeNull()
  else if (exact === 0) expect(value).toBe(0.98)
  else expect(Math.abs(Number(value) - exact)).toBeLessThanOrEqual(0.02001 * exact)
}

/** An answer without how old it is. */
const timeless = (answer: { data?: unknown } | undefined): unknown =>
  JSON.parse(JSON.stringify(answer?.data, (key, value) => (key === 'lagSeconds' ? undefined : value)))

describe('analytics over a hundred days', () => {
  let devnet: Devnet
  let node: Node
  let apart: Server
  let twice: Server
  let history: ChainHistory

  beforeAll(async () => {
    devnet = await openDevnet({ statesKept: 2_000 })
    await devnet.runScenarios()
    const pauses = [20 * DAY, 30 * DAY, 11 * DAY, 20 * DAY, 12 * DAY, 2 * DAY, 13 * HOUR]
    for (const [index, pause] of pauses.entries())
      await devnet.runWalk({ actions: 70, seed: 300 + index, pause })
    node = await startPoco(['--rpc-url', devnet.rpcUrl, '--data-dir', freshFolder()])
    await untilIndexed(`${node.url}/graphql`, await devnet.chain.head())
    const upstream = `${node.url}/subgraphs/name/devnet/poco`
    apart = await startServer(['serve', '--upstream', `devnet=${upstream}`], await freePort())
    const two = ['bellecour', 'arbitrum-one'].flatMap((name) => ['--upstream', `${name}=${upstream}`])
    twice = await startServer(['serve', ...two], await freePort())
    history = await readChainHistory(devnet)
  }, 600_000)
  afterAll(async () => {
    await twice?.stop()
    await apart?.stop()
    await node?.stop()
    await devnet?.close()
  })

  const spanOf = (window: Window): Bucket => {
    if (window === 'ALL_TIME') return { from: 0, to: history.head + 1 }
    const start = history.head - DAYS[window] * DAY
    return { from: start - (start % HOUR), to: history.head + 1 }
  }

  test('there is enough history to tell something', () => {
    const first = history.deals[0]?.at ?? 0
    expect(history.head - first).toBeGreaterThan(100 * DAY)
    for (const window of ['LAST_24H', 'LAST_7D', 'LAST_30D', 'LAST_90D'] as const)
      expect(numbersOf(history, spanOf(window)).deals.length).toBeGreaterThan(2)
    expect(numbersOf(history, spanOf('LAST_90D')).completions.length).toBeGreaterThan(5)
  })

  describe.each([
    ['in process', () => node.url],
    ['over HTTP', () => apart.url],
  ])('with the upstream %s', (_, base) => {
    const url = () => `${base()}/graphql`

    test.each(['LAST_24H', 'LAST_7D', 'LAST_30D', 'LAST_90D', 'ALL_TIME'] as const)(
      'A1, A10: the numbers of the network are those of the chain, %s',
      async (window) => {
        const { network } = await query<{ network: Network }>(
          url(),
          `{ network(window: ${window}) { from to isComplete
            usage { deals tasksRequested tasksCompleted tasksClaimed tasksTimedOut successRate cohortSuccessRate
              uniqueRequesters earnings averagePrice(unit: NRLC) lastUsedAt teeShare duration { count average median p95 } }
            volumes { committed settled refunded sponsored apps datasets workerpools
              schedulers(unit: NRLC) workers(unit: NRLC) }
            activeRequesters newRequesters activeWorkers activeApps activeDatasets activeWorkerpools gpuShare
            byCategory { key tasks share } byTeeFramework { key tasks share } workerpoolConcentration } }`,
        )
        const span = spanOf(window)
        const exact = numbersOf(history, span)
        expect(network.to).toBe(String(history.head))
        if (window !== 'ALL_TIME') expect(network.from).toBe(String(span.from))
        expect(network.isComplete).toBe(true)
        expect(network.usage).toMatchObject({
          deals: exact.deals.length,
          tasksRequested: String(exact.bought),
          tasksCompleted: String(exact.completed),
          tasksClaimed: String(exact.claimed),
          tasksTimedOut: String(exact.timedOut),
          successRate: ratio(exact.completed, exact.completed + exact.claimed),
          cohortSuccessRate: exact.cohort,
          uniqueRequesters: exact.requesters,
          earnings: rlc(exact.settled),
          averagePrice: String(exact.committed / exact.bought),
          lastUsedAt: String(Math.max(...exact.deals.map(({ at }) => at))),
          teeShare: ratio(exact.tee, exact.bought),
        })
        const { duration } = network.usage
        expect(duration.count).toBe(exact.durations.length)
        expectNear(duration.median, quantile(exact.durations, 0.5))
        expectNear(duration.p95, quantile(exact.durations, 0.95))
        expect(duration.average).toBe(
          ratio(
            exact.durations.reduce((total, seconds) => total + seconds, 0),
            exact.durations.length,
          ),
        )
        const { schedulers, workers, ...volumes } = network.volumes
        const { committed, settled, refunded, sponsored, apps, datasets, workerpools } = exact
        const amounts = { committed, settled, refunded, sponsored, apps, datasets, workerpools }
        expect(volumes).toEqual(
          Object.fromEntries(Object.entries(amounts).map(([name, amount]) => [name, rlc(amount)])),
        )
        expect(BigInt(schedulers ?? '') + BigInt(workers ?? '')).toBe(exact.workersAndSchedulers)
        expect(network).toMatchObject({
          activeRequesters: exact.requesters,
          newRequesters: exact.newRequesters,
          activeWorkers: exact.workers,
          activeApps: distinct(exact.deals.map(({ app }) => app)),
          activeDatasets: distinct(exact.deals.flatMap(({ dataset }) => dataset ?? [])),
          activeWorkerpools: distinct(exact.deals.map(({ workerpool }) => workerpool)),
          gpuShare: ratio(tagged(exact.deals, 8n), exact.bought),
        })
        const categories = new Map<string, bigint>()
        for (const { category, botSize } of exact.deals)
          categories.set(category, (categories.get(category) ?? 0n) + botSize)
        expect(Object.fromEntries(network.byCategory.map(({ key, tasks }) => [key, BigInt(tasks)]))).toEqual(
          Object.fromEntries(categories),
        )
        expect(network.byTeeFramework.map(({ key, tasks }) => [key, BigInt(tasks)]).sort()).toEqual(
          [
            ['SCONE', tagged(exact.deals, 1n)],
            ['GRAMINE', tagged(exact.deals, 2n)],
            ['TDX', tagged(exact.deals, 3n)],
          ]
            .filter(([, tasks]) => Number(tasks) > 0)
            .sort(),
        )
        const pools = new Map<string, number>()
        for (const { deal } of exact.completions)
          pools.set(deal.workerpool, (pools.get(deal.workerpool) ?? 0) + 1)
        const squares = [...pools.values()].reduce((total, tasks) => total + tasks ** 2, 0)
        expect(network.workerpoolConcentration).toBe(ratio(squares, exact.completions.length ** 2))
      },
    )

    const FLOWS = {
      DEALS: ({ deals }: Numbers) => String(deals.length),
      TASKS_REQUESTED: ({ bought }: Numbers) => String(bought),
      TASKS_COMPLETED: ({ completed }: Numbers) => String(completed),
      TASKS_CLAIMED: ({ claimed }: Numbers) => String(claimed),
      TASKS_TIMED_OUT: ({ timedOut }: Numbers) => String(timedOut),
      NEW_REQUESTERS: ({ newRequesters }: Numbers) => String(newRequesters),
      VOLUME_COMMITTED: ({ committed }: Numbers) => rlc(committed),
      VOLUME_SETTLED: ({ settled }: Numbers) => rlc(settled),
      VOLUME_REFUNDED: ({ refunded }: Numbers) => rlc(refunded),
      REVENUE_APPS: ({ apps }: Numbers) => rlc(apps),
      REVENUE_DATASETS: ({ datasets }: Numbers) => rlc(datasets),
      REVENUE_WORKERPOOLS: ({ workerpools }: Numbers) => rlc(workerpools),
    } as const
    const MORE_FLOWS = {
      REVENUE_WORKERS: ({ paidWorkers }: Numbers) => rlc(paidWorkers),
      REVENUE_SCHEDULERS: ({ paidSchedulers }: Numbers) => rlc(paidSchedulers),
      APPS_DEPLOYED: ({ appsDeployed }: Numbers) => String(appsDeployed),
      DATASETS_DEPLOYED: ({ datasetsDeployed }: Numbers) => String(datasetsDeployed),
      WORKERPOOLS_DEPLOYED: ({ workerpoolsDeployed }: Numbers) => String(workerpoolsDeployed),
    } as const
    const ALL_FLOWS = { ...FLOWS, ...MORE_FLOWS }
    const OTHERS = {
      SUCCESS_RATE: ({ completed, claimed }: Numbers) => ratio(completed, completed + claimed),
      COHORT_SUCCESS_RATE: ({ cohort }: Numbers) => cohort,
      ACTIVE_REQUESTERS: ({ requesters }: Numbers) => requesters,
      ACTIVE_WORKERS: ({ workers }: Numbers) => workers,
      ACTIVE_APPS: ({ deals }: Numbers) => distinct(deals.map(({ app }) => app)),
      ACTIVE_DATASETS: ({ deals }: Numbers) => distinct(deals.flatMap(({ dataset }) => dataset ?? [])),
      ACTIVE_WORKERPOOLS: ({ deals }: Numbers) => distinct(deals.map(({ workerpool }) => workerpool)),
      TEE_SHARE: ({ tee, bought }: Numbers) => ratio(tee, bought),
    } as const

    const series = async (
      metrics: readonly string[],
      { interval, from, cumulative = false }: { interval: string; from: number; cumulative?: boolean },
    ) => {
      const { networkSeries } = await query<{ networkSeries: Series[] }>(
        url(),
        `query ($metrics: [NetworkMetric!]!, $from: BigInt!, $cumulative: Boolean) {
          networkSeries(metrics: $metrics, interval: ${interval}, from: $from, cumulative: $cumulative) {
            metric unit points { from to value isPartial } } }`,
        { metrics, from: String(from), cumulative },
      )
      return networkSeries
    }
    const bucketOf = ({ from, to }: SeriesPoint): Bucket => ({ from: Number(from), to: Number(to) })

    test.each(['HOUR', 'DAY', 'WEEK', 'MONTH'])(
      'A2, A3: each %s of a series is that of the chain',
      async (interval) => {
        const from = interval === 'HOUR' ? history.head - 5 * DAY : history.head - 89 * DAY
        for (const [metric, points] of (
          await Promise.all([
            series(Object.keys(FLOWS), { interval, from }),
            series(Object.keys(MORE_FLOWS), { interval, from }),
            series(Object.keys(OTHERS), { interval, from }),
          ])
        )
          .flat()
          .map(({ metric, points }) => [metric, points] as const)) {
          const isFlow = metric in ALL_FLOWS
          const told = points.map(({ value }) => (isFlow || value === null ? value : Number(value)))
          const formula = { ...ALL_FLOWS, ...OTHERS }[metric as keyof typeof ALL_FLOWS]
          const exact: unknown[] = points.map((point) => formula(numbersOf(history, bucketOf(point))))
          // Rates this small are told with twenty decimals.
          const plain = exact.map((value) => (typeof value === 'number' && value < 1e-20 ? 0 : value))
          expect([metric, told]).toEqual([metric, plain])
          expect(points.map(({ isPartial }) => isPartial)).toEqual([
            ...Array(points.length - 1).fill(false),
            true,
          ])
          expect(bucketOf(points[0] as SeriesPoint).from).toBeLessThanOrEqual(from)
          expect(points.slice(1).map((point) => point.from)).toEqual(points.slice(0, -1).map(({ to }) => to))
        }
      },
    )

    test.each([
      ['DAY', 89 * DAY],
      ['WEEK', 89 * DAY],
    ])('A10: how long tasks took, by %s', async (interval, length) => {
      const metrics = ['TASK_DURATION_MEDIAN', 'TASK_DURATION_P95']
      let told = 0
      for (const { metric, points } of await series(metrics, { interval, from: history.head - length })) {
        const share = metric === 'TASK_DURATION_P95' ? 0.95 : 0.5
        for (const point of points) {
          const { durations } = numbersOf(history, bucketOf(point))
          expectNear(point.value === null ? null : Number(point.value), quantile(durations, share))
          told += durations.length > 0 ? 1 : 0
        }
      }
      expect(told).toBeGreaterThan(10)
    })

    test('cumulative series end with the total, and are the sums of the others', async () => {
      const from = history.head - 40 * DAY
      const options = { interval: 'WEEK', from, cumulative: true }
      for (const { metric, points } of [
        ...(await series(Object.keys(FLOWS), options)),
        ...(await series(Object.keys(MORE_FLOWS), options)),
      ]) {
        const flow = ALL_FLOWS[metric as keyof typeof ALL_FLOWS]
        const totals = points.map(({ to }) => flow(numbersOf(history, { from: 0, to: Number(to) })))
        expect([metric, points.map(({ value }) => value)]).toEqual([metric, totals])
      }
    })

    test('A8: stakes are carried forward, and conserved', async () => {
      const { network } = await query<{ network: { stake: Amounts & { isConserved: boolean } } }>(
        url(),
        '{ network { stake { total free frozen isConserved } } }',
      )
      const hub = devnet.addresses.hub.toLowerCase()
      const zero = `0x${'0'.repeat(40)}`
      const levelAt = (time: number) => {
        const before = history.transfers.filter(({ at }) => at < time)
        const flow = (who: string) =>
          sum(before.map(({ from, to, amount }) => (to === who ? amount : 0n) - (from === who ? amount : 0n)))
        return { total: -flow(zero), frozen: flow(hub) }
      }
      const now = levelAt(history.head + 1)
      expect(network.stake).toEqual({
        total: rlc(now.total),
        free: rlc(now.total - now.frozen),
        frozen: rlc(now.frozen),
        isConserved: true,
      })
      const [total, frozen, slashed] = await series(['TOTAL_STAKED', 'FROZEN', 'STAKE_SLASHED'], {
        interval: 'DAY',
        from: history.head - 60 * DAY,
      })
      const levels = (field: 'total' | 'frozen') =>
        total?.points.map(({ to }) => rlc(levelAt(Number(to))[field]))
      expect(total?.points.map(({ value }) => value)).toEqual(levels('total'))
      expect(frozen?.points.map(({ value }) => value)).toEqual(levels('frozen'))
      expect(slashed?.points.map(({ value }) => value)).toEqual(
        slashed?.points.map((point) => rlc(numbersOf(history, bucketOf(point)).slashed)),
      )
    })

    test('a bucket before and after all history has no value', async () => {
      const { networkSeries } = await query<{ networkSeries: Series[] }>(
        url(),
        `query ($from: BigInt!, $to: BigInt!) {
          networkSeries(metrics: [DEALS, FROZEN], interval: MONTH, from: $from, to: $to) { points { from value isPartial } } }`,
        { from: String((history.deals[0]?.at ?? 0) - 70 * DAY), to: String(history.head + 70 * DAY) },
      )
      for (const { points } of networkSeries) {
        expect([points[0]?.value, points.at(-1)?.value]).toEqual([null, null])
        expect(points.filter(({ isPartial }) => isPartial)).toHaveLength(1)
      }
    })

    test('A3: retention follows each cohort through the weeks', async () => {
      const { requesterRetention: report } = await query<{ requesterRetention: Retention }>(
        url(),
        `{ requesterRetention(interval: WEEK, cohorts: 14) { stickiness dailyActive weeklyActive monthlyActive
          cohorts { start size retained rates } } }`,
      )
      expect(report.dailyActive).toBe(numbersOf(history, spanOf('LAST_24H')).requesters)
      expect(report.weeklyActive).toBe(numbersOf(history, spanOf('LAST_7D')).requesters)
      expect(report.monthlyActive).toBe(numbersOf(history, spanOf('LAST_30D')).requesters)
      expect(report.stickiness).toBe(ratio(report.dailyActive, report.monthlyActive))
      expect(report.cohorts).toHaveLength(14)
      expect(report.cohorts.some(({ size }) => size > 1)).toBe(true)
      for (const [index, { start, size, retained, rates }] of report.cohorts.entries()) {
        const week = (later: number): Bucket => ({
          from: Number(start) + later * 7 * DAY,
          to: Number(start) + (later + 1) * 7 * DAY,
        })
        expect(new Date(Number(start) * 1_000).getUTCDay()).toBe(1)
        const { deals } = numbersOf(history, week(0))
        const members = [...new Set(deals.map(({ requester }) => requester))].filter((requester) =>
          history.deals.every((deal) => deal.requester !== requester || deal.at >= Number(start)),
        )
        expect(size).toBe(members.length)
        expect(retained).toEqual(
          Array.from({ length: 14 - index }, (_, later) => {
            const present = new Set(numbersOf(history, week(later)).deals.map(({ requester }) => requester))
            return members.filter((member) => present.has(member)).length
          }),
        )
        expect(rates).toEqual(retained.map((count) => (size === 0 ? 0 : count / size)))
      }
    })

    /** Ranks by value, ties by address. */
    const ranked = (values: ReadonlyMap<string, bigint | number>) =>
      [...values]
        .filter(([, value]) => Number(value) > 0)
        .sort(([a, x], [b, y]) => (x === y ? (a < b ? -1 : 1) : x > y ? -1 : 1))
        .map(([address, value], _, all) => ({
          rank: 1 + all.filter(([, other]) => other > value).length,
          address,
          value,
        }))
    const tally = <Item>(
      items: readonly Item[],
      keyOf: (item: Item) => string | null,
      worth: (item: Item) => bigint,
    ) => {
      const totals = new Map<string, bigint>()
      for (const item of items) {
        const key = keyOf(item)
        if (key !== null) totals.set(key, (totals.get(key) ?? 0n) + worth(item))
      }
      return totals
    }
    const leaderboard = async (subject: string, metric: string, window: Window) => {
      const answer = await query<{ leaderboard: Board }>(
        url(),
        `{ leaderboard(subject: ${subject}, metric: ${metric}, window: ${window}, first: 100) {
          totalCount entries { rank address value share } } }`,
      )
      return answer.leaderboard
    }
    const expectBoard = (
      { totalCount, entries }: Board,
      values: ReadonlyMap<string, bigint>,
      { write, whole }: { write: (value: bigint) => string; whole: bigint },
    ) => {
      const expected = ranked(values)
      expect(expected.length).toBeGreaterThan(1)
      expect(totalCount).toBe(expected.length)
      expect(entries).toEqual(
        expected.map(({ rank, address, value }) => ({
          rank,
          address,
          value: write(BigInt(value)),
          share: ratio(BigInt(value), whole),
        })),
      )
    }

    test.each(['LAST_30D', 'LAST_90D', 'ALL_TIME'] as const)(
      'A4, A6: leaderboards rank what the chain says, %s',
      async (window) => {
        const exact = numbersOf(history, spanOf(window))
        const { deals, completions, contributions } = exact
        const count = { write: String, whole: BigInt(deals.length) }
        for (const subject of ['app', 'dataset', 'workerpool', 'requester'] as const) {
          const of = (deal: ChainDeal) => deal[subject]
          const name = subject.toUpperCase()
          expectBoard(
            await leaderboard(name, 'DEALS', window),
            tally(deals, of, () => 1n),
            count,
          )
          expectBoard(
            await leaderboard(name, 'TASKS_COMPLETED', window),
            tally(
              completions,
              ({ deal }) => of(deal),
              () => 1n,
            ),
            { write: String, whole: exact.completed },
          )
        }
        expectBoard(
          await leaderboard('APP', 'EARNINGS', window),
          tally(
            completions,
            ({ deal }) => deal.app,
            ({ deal }) => deal.prices.app,
          ),
          { write: rlc, whole: exact.apps },
        )
        expectBoard(
          await leaderboard('WORKERPOOL', 'VOLUME_SETTLED', window),
          tally(
            completions,
            ({ deal }) => deal.workerpool,
            ({ deal }) => deal.price,
          ),
          { write: rlc, whole: exact.settled },
        )
        const wages = completions.flatMap((completion) => payOf(history, completion).workers)
        expectBoard(
          await leaderboard('WORKER', 'EARNINGS', window),
          tally(
            wages,
            ({ owner }) => owner,
            ({ amount }) => amount,
          ),
          { write: rlc, whole: exact.paidWorkers },
        )
        expectBoard(
          await leaderboard('REQUESTER', 'SPENDING', window),
          tally(
            completions.filter(({ deal }) => deal.sponsor === deal.requester),
            ({ deal }) => deal.requester,
            ({ deal }) => deal.price,
          ),
          { write: rlc, whole: exact.settled - exact.sponsored },
        )
        expectBoard(
          await leaderboard('WORKER', 'CONTRIBUTIONS', window),
          tally(
            contributions,
            ({ worker }) => worker,
            () => 1n,
          ),
          { write: String, whole: BigInt(contributions.length) },
        )
        const users = new Map<string, Set<string>>()
        for (const { app, requester } of deals) users.set(app, (users.get(app) ?? new Set()).add(requester))
        expectBoard(
          await leaderboard('APP', 'UNIQUE_REQUESTERS', window),
          new Map([...users].map(([app, requesters]) => [app, BigInt(requesters.size)])),
          { write: String, whole: BigInt(exact.requesters) },
        )
      },
    )

    test('A5: rates list only who has at least twenty matured tasks', async () => {
      const span = spanOf('LAST_90D')
      const { completions, claims } = numbersOf(history, span)
      const rates = new Map<string, number>()
      const pools = new Set([...completions, ...claims].map(({ deal }) => deal.workerpool))
      for (const pool of pools) {
        const matured = sum(
          history.deals
            .filter(
              ({ workerpool, deadline }) =>
                workerpool === pool && deadline >= span.from && deadline <= history.head,
            )
            .map(({ botSize }) => botSize),
        )
        const of = (moments: readonly TaskMoment[]) =>
          moments.filter(({ deal }) => deal.workerpool === pool).length
        if (matured >= 20n) rates.set(pool, of(completions) / (of(completions) + of(claims)))
      }
      expect(pools.size).toBeGreaterThan(rates.size)
      expect(rates.size).toBeGreaterThan(0)
      const { entries, totalCount } = await leaderboard('WORKERPOOL', 'SUCCESS_RATE', 'LAST_90D')
      expect(totalCount).toBe(rates.size)
      expect(Object.fromEntries(entries.map(({ address, value }) => [address, Number(value)]))).toEqual(
        Object.fromEntries(rates),
      )
      expect(entries.map(({ share }) => share)).toEqual(entries.map(() => null))
    })

    test.each(['LAST_7D', 'LAST_30D', 'LAST_90D', 'ALL_TIME'] as const)(
      'A4, A5, A7: every resource has the numbers of the chain, %s',
      async (window) => {
        const usage = `deals tasksRequested tasksCompleted tasksClaimed tasksTimedOut successRate cohortSuccessRate
          uniqueRequesters earnings averagePrice(unit: NRLC) lastUsedAt teeShare duration { count median p95 }`
        const found = await query<Record<'apps' | 'datasets' | 'workerpools', Resource[]>>(
          url(),
          `{ apps(first: 100) { id stats(window: ${window}) { ${usage} } }
             datasets(first: 100) { id stats(window: ${window}) { ${usage} } }
             workerpools(first: 100) { id stats(window: ${window}) { usage { ${usage} } } } }`,
        )
        for (const kind of ['app', 'dataset', 'workerpool'] as const) {
          const rows = found[`${kind}s`]
          expect(rows.length).toBeGreaterThan(3)
          for (const { id, stats } of rows) {
            const own: ChainHistory = {
              ...history,
              deals: history.deals.filter((deal) => deal[kind] === id),
              completions: history.completions.filter(({ deal }) => deal[kind] === id),
              claims: history.claims.filter(({ deal }) => deal[kind] === id),
            }
            const exact = numbersOf(own, spanOf(window))
            const { duration, ...rest } = usageOf(stats)
            const bought = sum(exact.deals.map(({ prices, botSize }) => prices[kind] * botSize))
            expect([id, rest]).toEqual([
              id,
              {
                deals: exact.deals.length,
                tasksRequested: String(exact.bought),
                tasksCompleted: String(exact.completed),
                tasksClaimed: String(exact.claimed),
                tasksTimedOut: String(exact.timedOut),
                successRate: ratio(exact.completed, exact.completed + exact.claimed),
                cohortSuccessRate: exact.cohort,
                uniqueRequesters: exact.requesters,
                earnings: rlc(sum(exact.completions.map(({ deal }) => deal.prices[kind]))),
                averagePrice: exact.bought === 0n ? null : String(bought / exact.bought),
                lastUsedAt:
                  exact.deals.length === 0 ? null : String(Math.max(...exact.deals.map(({ at }) => at))),
                teeShare: ratio(exact.tee, exact.bought),
              },
            ])
            expect(duration.count).toBe(exact.durations.length)
            expectNear(duration.median, quantile(exact.durations, 0.5))
            expectNear(duration.p95, quantile(exact.durations, 0.95))
          }
        }
      },
    )

    test.each(['LAST_30D', 'LAST_90D'] as const)(
      'A5: workerpools had as many tasks open as the chain says, %s',
      async (window) => {
        const { workerpools } = await query<{ workerpools: { id: string; stats: Pool }[] }>(
          url(),
          `{ workerpools(first: 100) { id stats(window: ${window}) {
            averageConcurrency peakConcurrency reliability activeWorkers } } }`,
        )
        const span = spanOf(window)
        const dealOf = new Map(history.initializations.map(({ id, deal }) => [id, deal]))
        for (const { id, stats } of workerpools) {
          const open = history.initializations
            .filter(({ deal }) => deal.workerpool === id)
            .map(({ id: task, at, deal }) => {
              const ends = [...history.completions, ...history.claims].filter((end) => end.id === task)
              return { at, end: Math.min(deal.deadline, ...ends.map((end) => end.at)) }
            })
            .map(({ at, end }) => ({ at: Math.max(at, span.from), end: Math.min(end, history.head) }))
            .filter(({ at, end }) => end > at)
          const seconds = open.reduce((total, { at, end }) => total + end - at, 0)
          expect(stats.averageConcurrency).toBe(seconds / (history.head - span.from))
          const openAt = ({ at }: Timed) => open.filter((task) => task.at <= at && task.end > at).length
          expect(stats.peakConcurrency).toBe(Math.max(0, ...open.map(openAt)))
          const ended = history.deals.filter(
            ({ workerpool, deadline }) =>
              workerpool === id && deadline >= span.from && deadline <= history.head,
          )
          expect(stats.reliability).toBe(
            ratio(
              sum(ended.map(({ completed }) => BigInt(completed))),
              sum(ended.map(({ botSize }) => botSize)),
            ),
          )
          expect(stats.activeWorkers).toBe(
            distinct(
              history.contributions
                .filter(inside(span))
                .filter(({ task }) => dealOf.get(task)?.workerpool === id)
                .map(({ worker }) => worker),
            ),
          )
        }
      },
    )

    test('answers carry the version of the definitions', async () => {
      const answer = (await ask(url(), '{ network { usage { deals } } }')) as {
        extensions: { definitions: string }
      }
      expect(answer.extensions.definitions).toBe('1')
    })
  })

  describe('pages of dashboards and explorers', () => {
    const text = readFileSync(new URL('./views/pages.graphql', import.meta.url), 'utf8')
    const pages = Object.entries(separateOperations(parse(text)))
      .map(([name, document]) => [name, print(document)] as const)
      .filter(([, document]) => !document.startsWith('subscription'))

    test('there is one for each', () => expect(pages).toHaveLength(21))

    test.each(pages)('%s is answered alike in one process and over HTTP', async (name, document) => {
      const [deal] = history.deals
      const [task] = history.completions
      const { transactions } = await query<{ transactions: { id: string }[] }>(
        `${node.url}/graphql`,
        '{ transactions(first: 1, orderBy: blockNumber, orderDirection: desc) { id } }',
      )
      const ids: Readonly<Record<string, string | null | undefined>> = {
        TaskPage: task?.id,
        DatasetPage: history.deals.find(({ dataset }) => dataset)?.dataset,
      }
      const given = {
        from: String(history.head - 90 * DAY),
        app: deal?.app,
        id: ids[name] ?? deal?.id,
        a: getAddress(deal?.requester ?? ''),
        hash: transactions[0]?.id,
        q: 'hello',
      }
      const [here, there] = await Promise.all(
        [node.url, apart.url].map((server) => ask(`${server}/graphql`, document, given)),
      )
      expect(here?.errors).toBeUndefined()
      expect(Object.values(here?.data as object)).not.toContain(null)
      expect(timeless(there)).toEqual(timeless(here))
    })
  })

  test('A9: all chains together are the sum of each, with every address once', async () => {
    const { crossChain } = await query<{ crossChain: CrossChain }>(
      `${twice.url}/graphql`,
      `{ crossChain { chains { slug asOf { blockNumber } } network(window: LAST_30D) { complete deals tasksCompleted
        activeRequesters activeWorkers totalStaked(unit: NRLC) volumes { settled }
        perChain { usage { deals } asOf { chainId } stake { total(unit: NRLC) } } } } }`,
    )
    const exact = numbersOf(history, spanOf('LAST_30D'))
    const { network, chains } = crossChain
    expect(chains.map(({ slug }) => slug)).toEqual(['bellecour', 'arbitrum-one'])
    expect(network).toMatchObject({
      // The devnet lives in the past.
      complete: false,
      deals: 2 * exact.deals.length,
      tasksCompleted: String(2n * exact.completed),
      activeRequesters: exact.requesters,
      activeWorkers: exact.workers,
      volumes: { settled: rlc(2n * exact.settled) },
    })
    expect(network.perChain.map(({ usage }) => usage.deals)).toEqual([exact.deals.length, exact.deals.length])
    expect(distinct(network.perChain.map(({ asOf }) => String(asOf.chainId)))).toBe(2)
    expect(BigInt(network.totalStaked)).toBe(sum(network.perChain.map(({ stake }) => BigInt(stake.total))))
  })

  test('an address is shown as each chain knows it', async () => {
    const requester = history.deals[0]?.requester ?? expect.unreachable()
    const { crossChain } = await query<{ crossChain: { address: unknown } }>(
      `${twice.url}/graphql`,
      `query ($address: Address!) { crossChain { address(address: $address) {
        chain { slug } account { id } counts { dealsRequested } dealsConnection(first: 0) { totalCount } } } }`,
      { address: requester },
    )
    const count = history.deals.filter((deal) => deal.requester === requester).length
    expect(crossChain.address).toEqual(
      ['bellecour', 'arbitrum-one'].map((slug) => ({
        chain: { slug },
        account: { id: requester },
        counts: { dealsRequested: count },
        dealsConnection: { totalCount: count },
      })),
    )
  })

  test('testnets are left out unless they are asked for', async () => {
    const { crossChain } = await query<{ crossChain: Record<'without' | 'with', { deals: number }> }>(
      `${apart.url}/graphql`,
      `{ crossChain { without: network { deals } with: network(includeTestnets: true) { deals } } }`,
    )
    expect(crossChain).toEqual({ without: { deals: 0 }, with: { deals: history.deals.length } })
  })

  test('limits are told, not silently applied', async () => {
    const codeOf = async (document: string) => {
      const { errors } = await ask(`${node.url}/graphql`, document)
      return (errors?.[0] as { extensions?: { code: string } } | undefined)?.extensions?.code
    }
    const hours = (count: number) =>
      `{ networkSeries(metrics: [DEALS], interval: HOUR, from: "0", to: "${count * HOUR}") { metric } }`
    expect(await codeOf(hours(2_000))).toBeUndefined()
    expect(await codeOf(hours(2_001))).toBe('OPERATION_TOO_COMPLEX')
    const metrics = Array(13).fill('DEALS').join(' ')
    expect(
      await codeOf(`{ networkSeries(metrics: [${metrics}], interval: DAY, from: "0", to: "1") { metric } }`),
    ).toBe('OPERATION_TOO_COMPLEX')
    expect(await codeOf('{ leaderboard(subject: APP, metric: DEALS, first: 101) { totalCount } }')).toBe(
      'PAGE_SIZE_EXCEEDED',
    )
    expect(await codeOf('{ leaderboard(subject: APP, metric: SCORE) { totalCount } }')).toBe('BAD_USER_INPUT')
  })
})

type Numbers = ReturnType<typeof numbersOf>
type Duration = { count: number; average: number | null; median: number | null; p95: number | null }
type Usage = { duration: Duration; [field: string]: unknown }
type Share = { key: string; tasks: string; share: number }
type Network = {
  from: string
  to: string
  isComplete: boolean
  usage: Usage
  volumes: Amounts
  byCategory: Share[]
  byTeeFramework: Share[]
  workerpoolConcentration: number | null
}
type SeriesPoint = { from: string; to: string; value: string | null; isPartial: boolean }
type Series = { metric: string; unit: string; points: SeriesPoint[] }
type Retention = {
  stickiness: number | null
  dailyActive: number
  weeklyActive: number
  monthlyActive: number
  cohorts: { start: string; size: number; retained: number[]; rates: number[] }[]
}
type Board = {
  totalCount: number
  entries: { rank: number; address: string; value: string; share: number | null }[]
}
type Resource = { id: string; stats: Usage | Readonly<{ usage: Usage }> }
const usageOf = (stats: Resource['stats']): Usage => ('usage' in stats ? (stats.usage as Usage) : stats)
type Pool = {
  averageConcurrency: number
  peakConcurrency: number
  reliability: number | null
  activeWorkers: number
}
type CrossChain = {
  chains: { slug: string }[]
  network: {
    totalStaked: string
    perChain: { usage: { deals: number }; asOf: { chainId: number }; stake: { total: string } }[]
  }
}
