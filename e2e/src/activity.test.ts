import { type Devnet, openDevnet } from '@poco-explorer/devnet'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { allBuckets } from './allBuckets.js'
import { allRows } from './allRows.js'
import { untilIndexed } from './graphql.js'
import { freshFolder, type Node, startPoco } from './poco.js'

type Ref = { id: string }
type Deal = {
  id: string
  app: Ref
  dataset: Ref | null
  workerpool: Ref
  category: Ref
  requester: Ref
  startTime: string
  deadline: string
  botSize: string
  tag: string
}
type Task = {
  id: string
  deal: Deal
  initializedAt: string | null
  finalizedAt: string | null
  claimedAt: string | null
}
type Contribution = { id: string; contributedAt: string; worker: Ref; task: Task }
type Transfer = { id: string; timestamp: string; blockNumber: string; logIndex: string; from: Ref; to: Ref }

const DEAL = `id app { id } dataset { id } workerpool { id } category { id } requester { id }
  startTime deadline botSize tag`
const TASK = `id initializedAt finalizedAt claimedAt deal { ${DEAL} }`

const HOUR = 3_600
const LENGTH = { hour: HOUR, day: 24 * HOUR } as const
type Interval = keyof typeof LENGTH

/** A happening that series count: when, with which deal, and what it adds. */
type Happening = { at: number; deal: Deal; adds: Partial<Record<Field, bigint>>; seconds?: number }
type Field = 'deals' | 'tasks' | 'initialized' | 'completed' | 'claimed' | 'teeTasks'

/** Sums by bucket and subject, from rows alone: the plainest way there is. */
const naive = (
  happenings: readonly Happening[],
  {
    interval,
    fields,
    keys,
  }: { interval: Interval; fields: readonly Field[]; keys: (happening: Happening) => string[] },
) => {
  const sums = new Map<string, bigint[]>()
  for (const happening of happenings) {
    const start = Math.floor(happening.at / LENGTH[interval]) * LENGTH[interval]
    const key = [start, ...keys(happening)].join(' ')
    const sum = sums.get(key) ?? fields.map(() => 0n)
    sums.set(
      key,
      sum.map((value, i) => value + (happening.adds[fields[i] as Field] ?? 0n)),
    )
  }
  return [...sums].map(([key, values]) => `${key}: ${values.join(' ')}`).sort()
}

describe('series of the scenarios', () => {
  let devnet: Devnet
  let node: Node
  let url: string
  let deals: Deal[]
  let contributions: Contribution[]
  let happenings: Happening[]

  beforeAll(async () => {
    devnet = await openDevnet()
    await devnet.runScenarios()
    node = await startPoco(['--rpc-url', devnet.rpcUrl, '--data-dir', freshFolder()])
    url = `${node.url}/graphql`
    await untilIndexed(url, await devnet.chain.head())
    deals = await allRows<Deal>(url, 'deals', DEAL)
    contributions = await allRows<Contribution>(
      url,
      'contributions',
      `id contributedAt worker { id } task { ${TASK} }`,
    )
    const tasks = await allRows<Task>(url, 'tasks', TASK)
    const ends = (time: string | null, deal: Deal, field: Field): Happening[] =>
      time === null ? [] : [{ at: Number(time), deal, adds: { [field]: 1n } }]
    happenings = [
      ...deals.map((deal): Happening => {
        const bought = BigInt(deal.botSize)
        const isTee = BigInt(deal.tag) % 2n === 1n
        return {
          at: Number(deal.startTime),
          deal,
          adds: { deals: 1n, tasks: bought, teeTasks: isTee ? bought : 0n },
        }
      }),
      ...tasks.flatMap(({ deal, initializedAt, finalizedAt, claimedAt }) => [
        ...ends(initializedAt, deal, 'initialized'),
        ...ends(finalizedAt, deal, 'completed').map((end) => ({
          ...end,
          seconds: end.at - Number(deal.startTime),
        })),
        ...ends(claimedAt, deal, 'claimed'),
      ]),
    ]
  })
  afterAll(async () => {
    await node?.stop()
    await devnet?.close()
  })

  /** Rows of a series in the words of `naive`. */
  const stored = async (
    collection: string,
    {
      interval,
      fields,
      subjects,
    }: { interval: Interval; fields: readonly string[]; subjects: readonly string[] },
  ) => {
    const isReference = (name: string) => !/(Hour|Day|Class)$/.test(name)
    const selection = subjects.map((name) => (isReference(name) ? `${name} { id }` : name))
    const rows = await allBuckets(url, collection, {
      interval,
      fields: ['timestamp', ...selection, ...fields].join(' '),
    })
    return rows
      .map((row) => {
        const subject = subjects.map((name) => {
          const value = row[name]
          return typeof value === 'object' ? (value as Ref).id : String(value)
        })
        const start = Number(row.timestamp) / 1_000_000
        return `${[start, ...subject].join(' ')}: ${fields.map((name) => row[name]).join(' ')}`
      })
      .sort()
  }

  const ALL: readonly Field[] = ['deals', 'tasks', 'initialized', 'completed', 'claimed', 'teeTasks']
  const USES: readonly Field[] = ['deals', 'tasks', 'completed', 'claimed']

  test('of the network are the sums of what happened, by the hour and by the day', async () => {
    for (const interval of ['hour', 'day'] as const) {
      const expected = naive(happenings, { interval, fields: ALL, keys: () => [] })
      expect(expected.length).toBeGreaterThan(1)
      expect(await stored('networkActivities', { interval, fields: ALL, subjects: [] })).toEqual(expected)
    }
  })

  test('of apps, workerpools, requesters and categories are their share of it', async () => {
    const subjects = {
      appActivities: 'app',
      workerpoolActivities: 'workerpool',
      requesterActivities: 'requester',
      categoryActivities: 'category',
    } as const
    for (const [collection, subject] of Object.entries(subjects))
      expect([
        collection,
        await stored(collection, { interval: 'hour', fields: USES, subjects: [subject] }),
      ]).toEqual([
        collection,
        naive(happenings, { interval: 'hour', fields: USES, keys: ({ deal }) => [deal[subject].id] }),
      ])
  })

  test('of datasets leave out what uses none, and initializations', async () => {
    const used = happenings.filter(({ deal, adds }) => deal.dataset && adds.initialized === undefined)
    expect(used.length).toBeGreaterThan(0)
    expect(
      await stored('datasetActivities', { interval: 'day', fields: USES, subjects: ['dataset'] }),
    ).toEqual(naive(used, { interval: 'day', fields: USES, keys: ({ deal }) => [deal.dataset?.id ?? ''] }))
  })

  test('of cohorts tell when deals were matched and when they had to end', async () => {
    const hourOf = (time: string) => String(Math.floor(Number(time) / HOUR) * HOUR)
    expect(
      await stored('dealCohorts', {
        interval: 'day',
        fields: USES,
        subjects: ['matchedHour', 'deadlineHour'],
      }),
    ).toEqual(
      naive(happenings, {
        interval: 'day',
        fields: USES,
        keys: ({ deal }) => [hourOf(deal.startTime), hourOf(deal.deadline)],
      }),
    )
  })

  test('of durations give the median and the 95th percentile, at most 2 % off', async () => {
    const durations = happenings.flatMap(({ seconds }) => seconds ?? []).sort((a, b) => a - b)
    expect(durations.length).toBeGreaterThan(5)
    const rows = await allBuckets(url, 'durationHistograms', {
      interval: 'day',
      fields: 'durationClass completed duration',
    })
    const classes = rows
      .filter(({ durationClass }) => Number(durationClass) >= 0)
      .sort((a, b) => Number(a.durationClass) - Number(b.durationClass))
      .flatMap(({ durationClass, completed }) => Array(Number(completed)).fill(Number(durationClass)))
    expect(classes).toHaveLength(durations.length)
    for (const share of [0.5, 0.95]) {
      const position = Math.ceil(share * durations.length) - 1
      const middle = (1.02 / 0.98) ** classes[position] * 0.98
      const exact = durations[position] as number
      expect(Math.abs(middle - exact)).toBeLessThanOrEqual(0.02001 * exact)
    }
    expect(rows.reduce((sum, { duration }) => sum + Number(duration), 0)).toBe(
      durations.reduce((sum, seconds) => sum + seconds, 0),
    )
  })

  test('of workers count their contributions', async () => {
    const days = new Map<string, number>()
    for (const { contributedAt, worker } of contributions) {
      const key = `${Math.floor(Number(contributedAt) / LENGTH.day) * LENGTH.day} ${worker.id}`
      days.set(key, (days.get(key) ?? 0) + 1)
    }
    const rows = await stored('workerActivities', {
      interval: 'day',
      fields: ['contributions'],
      subjects: ['worker'],
    })
    expect(rows.filter((row) => !row.endsWith(': 0'))).toEqual(
      [...days].map(([key, count]) => `${key}: ${count}`).sort(),
    )
  })

  test('of stakes end each hour with what was there', async () => {
    const transfers = await allRows<Transfer & { value: string }>(
      url,
      'transfers',
      'id timestamp blockNumber logIndex from { id } to { id } value',
    )
    const hub = devnet.addresses.hub.toLowerCase()
    const zero = `0x${'0'.repeat(40)}`
    const nrlc = (value: string) => BigInt(Math.round(Number(value) * 1e9))
    const levels = new Map<number, [bigint, bigint]>()
    let total = 0n
    let frozen = 0n
    for (const { timestamp, from, to, value } of transfers.sort(
      (a, b) => Number(a.blockNumber) - Number(b.blockNumber) || Number(a.logIndex) - Number(b.logIndex),
    )) {
      if ((from.id === zero) !== (to.id === zero)) total += from.id === zero ? nrlc(value) : -nrlc(value)
      if ((from.id === hub) !== (to.id === hub)) frozen += to.id === hub ? nrlc(value) : -nrlc(value)
      levels.set(Math.floor(Number(timestamp) / HOUR) * HOUR, [total, frozen])
    }
    const rows = await allBuckets(url, 'stakeLevels', { interval: 'hour', fields: 'timestamp total frozen' })
    expect(rows.length).toBeGreaterThan(1)
    for (const row of rows)
      expect([nrlc(String(row.total)), nrlc(String(row.frozen))]).toEqual(
        levels.get(Number(row.timestamp) / 1_000_000),
      )
  })

  test('of those who took part count each once in an hour, day, week and month', async () => {
    const starts = {
      HOUR: (time: number) => Math.floor(time / HOUR) * HOUR,
      DAY: (time: number) => Math.floor(time / LENGTH.day) * LENGTH.day,
      WEEK: (time: number) => {
        const date = new Date(time * 1_000)
        const sinceMonday = (date.getUTCDay() + 6) % 7
        return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate() - sinceMonday) / 1_000
      },
      MONTH: (time: number) => {
        const date = new Date(time * 1_000)
        return Date.UTC(date.getUTCFullYear(), date.getUTCMonth()) / 1_000
      },
    }
    const presences = [
      ...deals.flatMap(({ startTime, requester, app, workerpool, dataset }) =>
        Object.entries({ requesters: requester, apps: app, workerpools: workerpool, datasets: dataset }).map(
          ([role, who]) => ({ time: Number(startTime), role, who: who?.id }),
        ),
      ),
      ...contributions.map(({ contributedAt, worker }) => ({
        time: Number(contributedAt),
        role: 'workers',
        who: worker.id,
      })),
    ]
    const rows = await allRows<{ id: string } & Record<string, string>>(
      url,
      'activePeriods',
      'id interval start requesters newRequesters workers newWorkers apps datasets workerpools',
    )
    expect(new Set(rows.map(({ interval }) => interval))).toEqual(new Set(Object.keys(starts)))
    for (const row of rows) {
      const startOf = starts[row.interval as keyof typeof starts]
      const inside = presences.filter(({ time }) => startOf(time) === Number(row.start))
      const distinct = (role: string) =>
        new Set(inside.flatMap((presence) => (presence.role === role && presence.who) || [])).size
      const firsts = (role: string) =>
        new Set(
          inside
            .filter(
              ({ who, role: own }) =>
                own === role &&
                presences.every(
                  (other) =>
                    other.role !== role || other.who !== who || startOf(other.time) >= Number(row.start),
                ),
            )
            .map(({ who }) => who),
        ).size
      expect(row).toMatchObject({
        requesters: String(distinct('requesters')),
        newRequesters: String(firsts('requesters')),
        workers: String(distinct('workers')),
        newWorkers: String(firsts('workers')),
        apps: String(distinct('apps')),
        datasets: String(distinct('datasets')),
        workerpools: String(distinct('workerpools')),
      })
    }
    const periods = new Set(presences.map(({ time }) => `DAY-${starts.DAY(time)}`))
    expect(new Set(rows.filter(({ interval }) => interval === 'DAY').map(({ id }) => id))).toEqual(periods)
  })
})
