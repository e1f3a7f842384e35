import { join } from 'node:path'
import { type Connection, createQueryApi, loadBuild, openReader } from '@poco-explorer/engine'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { EXPLORER_QUERIES } from './explorerQueries.js'
import { explorerVariables, writeGeneratedIndex } from './generateIndex.js'
import { freshFolder } from './poco.js'

// Of the million that `npm run bench -- query` keeps: PLAN_TASKS=1000000 PLAN_DATABASE=<its path> npx vitest run …
const { PLAN_TASKS = '2000', PLAN_DATABASE } = process.env
const TASKS = Number(PLAN_TASKS)

/** The store keeps no statistics, so SQLite's plans are the same for two thousand tasks and for a million. */
describe(`the plans of SQLite for what explorers ask, of ${TASKS} tasks`, () => {
  const subgraph = loadBuild(new URL('../../build/devnet', import.meta.url).pathname)
  let db: Connection

  beforeAll(() => {
    const path = PLAN_DATABASE ?? join(freshFolder(), 'index.sqlite')
    if (!PLAN_DATABASE) writeGeneratedIndex(path, { subgraph, tasks: TASKS })
    db = openReader(path)
  })
  afterAll(() => db?.close())

  /** Steps of all statements that a query runs. */
  const plansOf = (query: string): string[] => {
    const statements: string[] = []
    const watched = new Proxy(db, {
      get: (target, name) => {
        const value = Reflect.get(target, name, target) as unknown
        if (name !== 'prepare') return typeof value === 'function' ? value.bind(target) : value
        return (text: string) => {
          statements.push(text)
          return target.prepare(text)
        }
      },
    })
    const { body } = createQueryApi(subgraph).execute(watched, { query, variables: explorerVariables(TASKS) })
    expect(JSON.parse(body)).not.toHaveProperty('errors')
    return statements
      .filter((text) => text.startsWith('SELECT concat') || text.startsWith('SELECT coalesce'))
      .flatMap((text) => {
        const values = (text.match(/\?/g) ?? []).map(() => null)
        return db.prepare<null[], { detail: string }>(`EXPLAIN QUERY PLAN ${text}`).all(...values)
      })
      .map(({ detail }) => detail)
  }

  /**
   * Steps that read a whole table. Neither what a step before them has made counts, nor the first rows of a page in the
   * order of an index.
   */
  const scansIn = (steps: readonly string[]): string[] => {
    const made = new Set(steps.flatMap((step) => /^CO-ROUTINE (\S+)/.exec(step)?.[1] ?? []))
    return steps.filter((step) => {
      const [, scanned, isOrdered] =
        /^SCAN (t\d+)( USING (?:COVERING )?INDEX \w+:current\b)?/.exec(step) ?? []
      return scanned !== undefined && !isOrdered && !made.has(scanned)
    })
  }

  /** What is read by steps whose rows are sorted afterwards, unless it all belongs to one entity. */
  const sortsIn = (steps: readonly string[]): string[] =>
    steps.flatMap((step, at) => {
      if (step !== 'USE TEMP B-TREE FOR ORDER BY') return []
      const read = steps.slice(0, at).findLast((before) => /^(SEARCH|SCAN) t\d+ USING/.test(before)) ?? ''
      return /\([a-z]\w*=\?/i.test(read) ? [] : [read]
    })

  /** Full reads that explorers can only ask for in this way: which slices name a dataset is inside of them. */
  const SCANS: Readonly<Record<string, number>> = { 'bulk usages of a dataset': 1 }

  test.each(Object.entries(EXPLORER_QUERIES))(
    'read no whole table and sort no more than an entity has: %s',
    (name, query) => {
      const steps = plansOf(query)
      expect(steps.some((step) => /^(SEARCH|SCAN) \w+ USING/.test(step))).toBe(true)
      expect(scansIn(steps)).toHaveLength(SCANS[name] ?? 0)
      expect(sortsIn(steps)).toHaveLength(0)
    },
  )
})
