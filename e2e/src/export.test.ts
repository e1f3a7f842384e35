import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Devnet, openDevnet } from '@poco-explorer/devnet'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { allRows } from './allRows.js'
import { query, untilIndexed } from './graphql.js'
import { freshFolder, type Node, runPoco, startPoco } from './poco.js'

type Row = Record<string, string | number | boolean | null>

describe('exports', () => {
  let devnet: Devnet
  let node: Node
  let url: string

  beforeAll(async () => {
    devnet = await openDevnet({ statesKept: 600 })
    await devnet.runScenarios()
    node = await startPoco(['--rpc-url', devnet.rpcUrl, '--data-dir', freshFolder()])
    url = `${node.url}/graphql`
    await untilIndexed(url, await devnet.chain.head())
  })
  afterAll(async () => {
    await node?.stop()
    await devnet?.close()
  })

  const get = (path: string) => fetch(new URL(path, node.url))
  const read = async (path: string) => {
    const response = await get(path)
    const [head = '{}', ...lines] = (await response.text()).trimEnd().split('\n')
    const next = /<([^>]+)>; rel="next"/.exec(response.headers.get('link') ?? '')?.[1]
    const rows = lines.map((line) => JSON.parse(line) as Row)
    return { status: response.status, headers: response.headers, head: JSON.parse(head) as Row, rows, next }
  }
  const readAll = async (path: string): Promise<Row[]> => {
    const { rows, next } = await read(path)
    return next === undefined ? rows : [...rows, ...(await readAll(next))]
  }
  const LISTS = ['deals', 'tasks', 'contributions'] as const

  test.each(LISTS)('%s are all there, once, as the list has them', async (view) => {
    const path = `/devnet/export/${view}.ndjson`
    const { head, headers, rows, next } = await read(path)
    const columns = Object.keys(rows[0] ?? {})
    const references: readonly string[] = [
      ...['deal', 'requester', 'beneficiary', 'sponsor', 'app', 'dataset', 'workerpool', 'category'],
      ...['matchTransaction', 'task', 'worker', 'transaction'],
    ]
    const selection = columns.map((name) => (references.includes(name) ? `${name} { id }` : name)).join(' ')
    const listed = await allRows<Record<string, unknown> & { id: string }>(url, view, selection)
    const flat = listed.map((row) =>
      Object.fromEntries(
        columns.map((name) => {
          const value = row[name] as { id: string } | Row[string]
          return [name, typeof value === 'object' && value !== null ? value.id : value]
        }),
      ),
    )
    const byId = (a: Row, b: Row) => (String(a.id) < String(b.id) ? -1 : 1)
    expect(rows.length).toBeGreaterThan(5)
    expect(rows.toSorted(byId)).toEqual((flat as Row[]).toSorted(byId))
    expect(next).toBeUndefined()
    expect(head).toMatchObject({ chain: 'devnet', view, totalRows: rows.length, truncated: false })
    expect(headers.get('x-total-rows')).toBe(String(rows.length))
    expect(headers.get('x-truncated')).toBe('false')
    expect(JSON.parse(headers.get('graph-indexed') ?? '')).toMatchObject({
      number: head.block,
      hash: head.hash,
    })
    expect(await readAll(`${path}?first=7`)).toEqual(rows)
  })

  test.each([
    ['account', 'accountEvents'],
    ['deal', 'dealEvents'],
    ['task', 'taskEvents'],
    ['workerpool', 'workerpoolEvents'],
    ['order', 'orderEvents'],
    ['ownership', 'ressourceTransferEvents'],
    ['administration', 'administrationEvents'],
  ])('events about %s are all there, block by block', async (about, list) => {
    const path = `/devnet/export/events.ndjson?about=${about}`
    const { rows } = await read(path)
    const listed = await allRows<{ id: string; __typename: string }>(url, list, 'id __typename')
    const names = (events: readonly Row[]) => events.map(({ id, kind }) => `${kind} ${id}`)
    expect(rows.length).toBeGreaterThan(3)
    expect(names(rows).toSorted()).toEqual(
      listed.map(({ id, __typename }) => `${__typename} ${id}`).toSorted(),
    )
    const blocks = rows.map(({ blockNumber }) => Number(blockNumber))
    expect(blocks).toEqual(blocks.toSorted((a, b) => a - b))
    expect(names(await readAll(`${path}&first=50`))).toEqual(names(rows))
  })

  test('filters are those of the list', async () => {
    const { deals } = await query<{ deals: { app: { id: string } }[] }>(
      url,
      '{ deals(first: 1) { app { id } } }',
    )
    const where = JSON.stringify({ app: deals[0]?.app.id, botSize_gt: '1' })
    const { rows, head } = await read(`/devnet/export/deals.ndjson?where=${encodeURIComponent(where)}`)
    const listed = await query<{ deals: { id: string }[] }>(
      url,
      'query ($where: Deal_filter) { deals(where: $where, first: 1000, orderBy: startTime) { id } }',
      { where: JSON.parse(where) },
    )
    expect(rows.length).toBeGreaterThan(0)
    expect(rows.map(({ id }) => id)).toEqual(listed.deals.map(({ id }) => id))
    expect(head.totalRows).toBe(rows.length)
  })

  test('series and leaderboards say what GraphQL says', async () => {
    const { leaderboard } = await query<{ leaderboard: { entries: Row[] } }>(
      url,
      `{ leaderboard(subject: APP, metric: DEALS, window: ALL_TIME, first: 100) {
        entries { rank address label value share } } }`,
    )
    const board = await read('/devnet/export/leaderboard.ndjson?subject=app&metric=deals&window=all_time')
    expect(board.rows).toEqual(leaderboard.entries)
    const { networkSeries } = await query<{ networkSeries: { points: Row[] }[] }>(
      url,
      `{ networkSeries(metrics: [DEALS, FROZEN], interval: DAY, from: "1735689600") {
        points { from to isPartial value } } }`,
    )
    const { rows } = await read(
      '/devnet/export/series.ndjson?metrics=DEALS,FROZEN&interval=DAY&from=1735689600',
    )
    expect(rows.length).toBeGreaterThan(3)
    expect(rows).toEqual(
      networkSeries[0]?.points.map(({ value, ...point }, index) => ({
        ...point,
        DEALS: value,
        FROZEN: networkSeries[1]?.points[index]?.value,
      })),
    )
  })

  test('the comment of a CSV file names the block, and a link goes on at it while the chain does', async () => {
    const path = '/devnet/export/deals.csv'
    const before = await (await get(path)).text()
    const start = await get(`${path}?first=5`)
    const head = await start.text()
    const { number, hash } = JSON.parse(start.headers.get('graph-indexed') ?? '{}')
    expect(head).toContain(`# chain=devnet view=deals block=${number} hash=${hash}`)
    await devnet.runWalk({ actions: 60, seed: 5 })
    await untilIndexed(url, await devnet.chain.head())
    const rows = (text: string) => text.trimEnd().split('\r\n').slice(2)
    const collected = rows(head)
    for (let next = start.headers.get('link'); next; ) {
      const page = await get(/<([^>]+)>/.exec(next)?.[1] ?? '')
      expect(JSON.parse(page.headers.get('graph-indexed') ?? '{}')).toMatchObject({ number, hash })
      collected.push(...rows(await page.text()))
      next = page.headers.get('link')
    }
    expect(collected).toEqual(rows(before))
    expect(rows(await (await get(path)).text()).length).toBeGreaterThan(collected.length)
  })

  test('poco export writes all of it', async () => {
    const port = new URL(node.url).port
    const file = join(freshFolder(), 'deals.csv')
    const { code } = await runPoco(['export', 'deals', '--port', port, '--with', 'first=9', '--out', file])
    expect(code).toBe(0)
    const whole = (await (await get('/devnet/export/deals.csv')).text()).trimEnd().split('\r\n')
    expect(readFileSync(file, 'utf8').trimEnd().split('\r\n').slice(1)).toEqual(whole.slice(1))
    const { code: failed, err } = await runPoco(['export', 'nothing', '--port', port])
    expect(failed).toBe(1)
    expect(err).toContain('There is no view "nothing". There is deals, tasks, contributions')
  })

  test.each([
    ['/devnet/export/deals.xml', 400],
    ['/nowhere/export/deals.csv', 404],
    ['/devnet/export/deals.csv?first=100001', 400],
    ['/devnet/export/deals.csv?first=0', 400],
    ['/devnet/export/deals.csv?after=abc', 400],
    ['/devnet/export/deals.csv?where=[]', 400],
    ['/devnet/export/deals.csv?block=latest', 400],
    ['/devnet/export/series.csv?metrics=DEALS&interval=YEAR&from=0', 400],
    ['/devnet/export/leaderboard.csv?subject=APP&metric=SCORE', 400],
  ])('%s is refused with %i', async (path, status) => {
    const response = await get(path)
    const { errors } = (await response.json()) as { errors: { message: string }[] }
    expect(response.status).toBe(status)
    expect(errors[0]?.message).toMatch(/\w/)
  })
})
