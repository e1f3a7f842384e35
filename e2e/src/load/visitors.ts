import type { Random } from '../abuse/random.js'
import { EXPLORER_QUERIES } from '../explorerQueries.js'
import { query } from '../graphql.js'

/** What visitors know of the index. */
type Known = Readonly<Record<'deal' | 'task' | 'account' | 'transaction', readonly [string, ...string[]]>>

/** A request of somebody who looks at a page. */
export type Visit = Readonly<{ page: string; query: string; variables: Readonly<Record<string, unknown>> }>

type Page = Readonly<{ query: string; variables?: (random: Random, known: Known) => Record<string, unknown> }>

const documentOf = (name: string): string => {
  const document = EXPLORER_QUERIES[name]
  if (document === undefined) throw new Error(`There is no document "${name}".`)
  return document
}

/** Pages of an explorer and of dashboards; what is of base fields only goes the other lane. */
const PAGES: Readonly<Record<string, Page>> = {
  'deals, base fields': {
    query: documentOf('list of deals with paging probes'),
    variables: ({ below }) => ({ skip: below(40) }),
  },
  'tasks, base fields': { query: documentOf('list of tasks') },
  'task, base fields': {
    query: documentOf('task page'),
    variables: ({ pick }, { task }) => ({ task: pick(task) }),
  },
  deals: {
    query: `query ($offset: Int) { dealsConnection(first: 16, offset: $offset) { totalCount pageInfo { hasNextPage endCursor }
      nodes { id timestamp state successRate amounts { total outstanding } tasksSummary { completed claimable }
        app { name } workerpool { description } requester { id } } } }`,
    variables: ({ below }) => ({ offset: below(40) }),
  },
  deal: {
    query: `query ($id: ID!) { deal(id: $id) { id state deadline payer { id } amounts { total settled refunded }
      taskSlots(first: 8) { totalCount nodes { index state task { id durationSeconds } } }
      timeline(first: 20) { nodes { kind timestamp value } } } }`,
    variables: ({ pick }, { deal }) => ({ id: pick(deal) }),
  },
  transaction: {
    query: `query ($id: ID!) { transaction(id: $id) { id eventsCount
      eventLog(first: 50) { nodes { logIndex kind account from to value deal task data } } } }`,
    variables: ({ pick }, { transaction }) => ({ id: pick(transaction) }),
  },
  address: {
    query: `query ($address: Address!) { addressView(address: $address) { roles counts { dealsRequested } flows { deposited }
      activity(first: 20) { nodes { kind timestamp value } } } asOf { blockNumber isStale } }`,
    variables: ({ pick }, { account }) => ({ address: pick(account) }),
  },
  network: {
    query: `query ($window: StatWindow!) { network(window: $window) { activeRequesters usage { tasksCompleted successRate }
      volumes { settled } stake { total } } leaderboard(subject: APP, metric: TASKS_COMPLETED, window: $window, first: 5) {
      entries { rank value share } } }`,
    variables: ({ pick }) => ({ window: pick(['LAST_24H', 'LAST_7D', 'LAST_30D', 'ALL_TIME']) }),
  },
  series: {
    query: `query ($from: BigInt!) { networkSeries(metrics: [DEALS, TASKS_COMPLETED, VOLUME_SETTLED], interval: DAY, from: $from) {
      metric points { from value } } }`,
    variables: ({ below }) => ({ from: String(1_735_689_600 + below(30) * 86_400) }),
  },
  search: {
    query: `query ($text: String!) { search(query: $text, first: 5) { totalCount redirect { __typename } hits { __typename } } }`,
    variables: ({ pick }, { deal }) => ({ text: pick(deal).slice(0, 8) }),
  },
}

/** Gets to know an index; gives what makes visits of it. */
export const meetVisitors = async (url: string): Promise<(random: Random) => Visit> => {
  const found = await query<Record<'deals' | 'tasks' | 'accounts' | 'transactions', { id: string }[]>>(
    url,
    '{ deals(first: 100) { id } tasks(first: 100) { id } accounts(first: 100) { id } transactions(first: 100) { id } }',
  )
  const ids = (rows: readonly { id: string }[]): readonly [string, ...string[]] => {
    const [first, ...rest] = rows.map(({ id }) => id)
    if (first === undefined) throw new Error('The index is empty.')
    return [first, ...rest]
  }
  const known: Known = {
    deal: ids(found.deals),
    task: ids(found.tasks),
    account: ids(found.accounts),
    transaction: ids(found.transactions),
  }
  const names = Object.keys(PAGES) as [string, ...string[]]
  return (random) => {
    const page = random.pick(names)
    const { query: document, variables } = PAGES[page] as Page
    return { page, query: document, variables: variables?.(random, known) ?? {} }
  }
}
