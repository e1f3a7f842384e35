import { type Devnet, openDevnet } from '@poco-explorer/devnet'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ask, query, untilIndexed } from '../graphql.js'
import { freshFolder, type Node, startPoco } from '../poco.js'

type Page = Readonly<{
  totalCount: number
  precision: string
  pageInfo: Readonly<{
    startCursor: string | null
    endCursor: string | null
    hasNextPage: boolean
    hasPreviousPage: boolean
  }>
  edges: readonly Readonly<{ cursor: string; node: { id: string } }>[]
}>

const PAGE = `totalCount precision pageInfo { startCursor endCursor hasNextPage hasPreviousPage } edges { cursor node { id } }`

/** Connections: the root field, and its arguments before those of the page. */
const CONNECTIONS: Readonly<Record<string, readonly [field: string, args: string]>> = {
  deals: ['dealsConnection', ''],
  'deals by their number of tasks': ['dealsConnection', 'orderBy: botSize, orderDirection: asc,'],
  'claimable deals': ['dealsConnection', 'states: [CLAIMABLE, COMPLETED],'],
  tasks: ['tasksConnection', ''],
  'newest apps': ['appsConnection', 'order: NEWEST,'],
  'apps by name': ['appsConnection', 'order: NAME,'],
  'apps by relevance': ['appsConnection', 'order: RELEVANCE,'],
  'most used workerpools': ['workerpoolsConnection', 'order: MOST_USED,'],
  'oldest datasets': ['datasetsConnection', 'order: OLDEST,'],
}
const BACKWARD = ['deals', 'deals by their number of tasks', 'tasks']

describe('walking a connection', () => {
  let devnet: Devnet
  let node: Node
  let url: string
  let seed = 100

  const follow = async () => untilIndexed(url, await devnet.chain.head())
  /** More deals, tasks and resources than there were. */
  const goOn = async () => {
    seed += 1
    await devnet.runWalk({ actions: 12, seed })
    await follow()
  }

  beforeAll(async () => {
    devnet = await openDevnet({ statesKept: 2_000 })
    await devnet.runScenarios([
      'plainDeal',
      'datasetDeal',
      'bagOfTasks',
      'claimedTasks',
      'ownershipTransfers',
      'strangeNames',
      'handedRights',
    ])
    await devnet.runWalk({ actions: 60, seed })
    node = await startPoco(['--rpc-url', devnet.rpcUrl, '--data-dir', freshFolder()])
    url = `${node.url}/graphql`
    await follow()
  })
  afterAll(async () => {
    await node?.stop()
    await devnet?.close()
  })

  const pageOf = async (name: string, paging: string): Promise<Page> => {
    const [field, args] = CONNECTIONS[name] ?? ['', '']
    const { page } = await query<{ page: Page }>(url, `{ page: ${field}(${args} ${paging}) { ${PAGE} } }`)
    return page
  }

  const walk = async (
    name: string,
    {
      size,
      isBackward = false,
      between,
    }: Readonly<{ size: number; isBackward?: boolean; between?: () => Promise<void> }>,
  ) => {
    const ids: string[] = []
    let paging = isBackward ? `last: ${size}` : `first: ${size}`
    for (;;) {
      const { edges, pageInfo, totalCount, precision } = await pageOf(name, paging)
      const found = edges.map(({ node: { id } }) => id)
      ids.splice(isBackward ? 0 : ids.length, 0, ...found)
      expect([pageInfo.startCursor, pageInfo.endCursor]).toEqual([edges[0]?.cursor, edges.at(-1)?.cursor])
      if (!(isBackward ? pageInfo.hasPreviousPage : pageInfo.hasNextPage))
        return { ids, totalCount, precision }
      paging = isBackward
        ? `last: ${size}, before: "${pageInfo.startCursor}"`
        : `first: ${size}, after: "${pageInfo.endCursor}"`
      await between?.()
    }
  }

  test.each(Object.keys(CONNECTIONS))(
    '%s: the walk has as many rows as the total says, each once',
    async (name) => {
      const { ids, totalCount, precision } = await walk(name, { size: 3 })
      expect(ids.length).toBeGreaterThan(2)
      expect([new Set(ids).size, ids.length, precision]).toEqual([totalCount, totalCount, 'EXACT'])
      expect((await walk(name, { size: 100 })).ids).toEqual(ids)
    },
  )

  test.each(BACKWARD)('%s: backward as forward', async (name) => {
    const { ids } = await walk(name, { size: 100 })
    expect((await walk(name, { size: 4, isBackward: true })).ids).toEqual(ids)
  })

  test.each([
    ['deals', false],
    ['deals', true],
    ['tasks', false],
    ['newest apps', false],
    ['oldest datasets', false],
    ['apps by name', false],
  ])('%s (backward: %s): each row of the start is seen once while others come', async (name, isBackward) => {
    const before = (await walk(name, { size: 100 })).ids
    const size = before.length > 10 ? 5 : 2
    const { ids } = await walk(name, { size, isBackward, between: goOn })
    const after = (await walk(name, { size: 100 })).ids
    expect(after.length).toBeGreaterThanOrEqual(before.length)
    expect(new Set(ids).size).toBe(ids.length)
    // Tasks are ordered by their last event, so those that went on have moved in front of the cursor.
    const fixed = name === 'tasks' ? before.filter((id) => ids.includes(id)) : before
    expect(ids.filter((id) => before.includes(id))).toEqual(fixed)
  })

  test('a cursor outlives a reorganization', async () => {
    const before = (await walk('deals', { size: 100 })).ids
    const reorganize = async () => {
      await devnet.takeBack(goOn)
      await goOn()
    }
    const { ids } = await walk('deals', { size: Math.ceil(before.length / 3), between: reorganize })
    expect(ids.filter((id) => before.includes(id))).toEqual(before)
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('numbered pages are the same rows', async () => {
    const { ids } = await walk('deals', { size: 100 })
    const pages = await Promise.all(
      Array.from({ length: Math.ceil(ids.length / 7) }, (_, page) =>
        pageOf('deals', `first: 7, offset: ${page * 7}`),
      ),
    )
    expect(pages.flatMap(({ edges }) => edges.map(({ node: { id } }) => id))).toEqual(ids)
    expect(pages.map(({ pageInfo }) => [pageInfo.hasPreviousPage, pageInfo.hasNextPage])).toEqual(
      pages.map((_, index) => [index > 0, index < pages.length - 1]),
    )
  })

  test.each([
    ['first: 101', 'PAGE_SIZE_EXCEEDED'],
    ['first: -1', 'PAGE_SIZE_EXCEEDED'],
    ['offset: 10001', 'PAGE_SIZE_EXCEEDED'],
    ['after: "nonsense"', 'CURSOR_INVALID'],
    ['first: 1, last: 1', 'BAD_USER_INPUT'],
  ])('refuses %s', async (paging, code) => {
    const { errors } = await ask(url, `{ dealsConnection(${paging}) { totalCount nodes { id } } }`)
    expect(errors).toMatchObject([{ extensions: { code } }])
  })

  test('refuses the cursor of another list', async () => {
    const { pageInfo } = await pageOf('deals', 'first: 1')
    const { errors } = await ask(url, `{ tasksConnection(after: "${pageInfo.endCursor}") { nodes { id } } }`)
    expect(errors).toMatchObject([{ extensions: { code: 'CURSOR_INVALID' } }])
  })

  test('orders by a field of another object, or one that may be null, go by offset', async () => {
    const args = 'orderBy: app__name, orderDirection: asc'
    const { dealsConnection: first } = await query<Record<string, Page>>(
      url,
      `{ dealsConnection(first: 3, ${args}) { ${PAGE} } }`,
    )
    const { dealsConnection: second } = await query<Record<string, Page>>(
      url,
      `{ dealsConnection(first: 3, after: "${first?.pageInfo.endCursor}", ${args}) { ${PAGE} } }`,
    )
    const { deals } = await query<{ deals: { id: string }[] }>(url, `{ deals(first: 6, ${args}) { id } }`)
    expect([first, second].flatMap((page) => page?.edges.map(({ node: { id } }) => id))).toEqual(
      deals.map(({ id }) => id),
    )
  })
})
