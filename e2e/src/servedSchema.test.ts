import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { type Devnet, openDevnet } from '@poco-explorer/devnet'
import { findBreakingChanges, lexicographicSortSchema, printSchema } from 'graphql'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { query, untilIndexed } from './graphql.js'
import { freshFolder, type Node, startPoco } from './poco.js'
import { readSchema } from './rootQueries.js'

const root = fileURLToPath(new URL('../..', import.meta.url))
const example = join(root, 'examples', 'typed-client')
const run = promisify(execFile)

let devnet: Devnet
let node: Node

beforeAll(async () => {
  devnet = await openDevnet()
  await devnet.runScenarios(['plainDeal', 'bagOfTasks'])
  node = await startPoco(['--rpc-url', devnet.rpcUrl, '--data-dir', freshFolder()])
  await untilIndexed(`${node.url}/graphql`, await devnet.chain.head())
})
afterAll(async () => {
  await node?.stop()
  await devnet?.close()
})

/** `npx vitest run e2e/src/servedSchema.test.ts -u` writes the file anew; its diff shows every change of the API. */
test('the gateway serves the schema that is recorded', async () => {
  const schema = lexicographicSortSchema(await readSchema(`${node.url}/graphql`))
  await expect(`${printSchema(schema)}\n`).toMatchFileSnapshot('../../gateway/schema.graphql')
})

test('the gateway breaks no query of the subgraph', async () => {
  const subgraph = await readSchema(`${node.url}/subgraphs/name/devnet/poco`)
  expect(findBreakingChanges(subgraph, await readSchema(`${node.url}/graphql`))).toEqual([])
})

test('the typed client has the types of that schema, and lists all deals', async () => {
  const fresh = join(freshFolder(), 'operations.ts')
  await run(process.execPath, [join(example, 'codegen.js'), fresh])
  expect(readFileSync(join(example, 'src', 'operations.ts'), 'utf8')).toBe(readFileSync(fresh, 'utf8'))

  const { stdout } = await run(process.execPath, [join(example, 'dist', 'main.js'), `${node.url}/graphql`])
  const { deals } = await query<{ deals: { id: string }[] }>(
    `${node.url}/graphql`,
    '{ deals(first: 1000, orderBy: timestamp, orderDirection: desc) { id } }',
  )
  const listed = stdout.trim().split('\n')
  expect(listed.map((line) => line.split(' ')[0])).toEqual(deals.map(({ id }) => id))
})
