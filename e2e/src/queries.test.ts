import { type Devnet, type Facts, openDevnet } from '@poco-explorer/devnet'
import { type GraphQLInputObjectType, isInputObjectType, isObjectType } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { EXPLORER_QUERIES } from './explorerQueries.js'
import { ask, query, untilIndexed } from './graphql.js'
import { freshFolder, type Node, startPoco } from './poco.js'
import { collectionsOf, readSchema, selectionOf } from './rootQueries.js'

describe('queries of today’s explorers and SDKs', () => {
  let devnet: Devnet
  let facts: Facts
  let node: Node
  let variables: Record<string, string>

  beforeAll(async () => {
    devnet = await openDevnet()
    facts = await devnet.runScenarios()
    node = await startPoco(['--rpc-url', devnet.rpcUrl, '--data-dir', freshFolder()])
    await untilIndexed(`${node.url}/graphql`, await devnet.chain.head())
    const task = Object.values(facts.tasks).find(
      ({ rewards, seizes }) => rewards.length > 0 && seizes.length > 1,
    )
    const deal = facts.deals[task?.dealId ?? '0x']
    if (task === undefined || deal === undefined) throw new Error('The scenarios have no task with rewards.')
    const { taskFinalizes } = await query<{ taskFinalizes: { transaction: { id: string } }[] }>(
      `${node.url}/graphql`,
      'query ($task: String!) { taskFinalizes(where: { task: $task }) { transaction { id } } }',
      { task: task.id },
    )
    const transaction = taskFinalizes[0]?.transaction.id ?? ''
    const lower = (address: string | null | undefined) => (address ?? '').toLowerCase()
    const withDataset = Object.values(facts.deals).find(({ dataset }) => dataset !== null)
    variables = {
      deal: deal.id,
      sibling: facts.scenarios.bagOfTasks?.deals[0] ?? '',
      task: task.id,
      app: lower(deal.app),
      dataset: lower(withDataset?.dataset),
      account: lower(deal.requester),
      worker: lower(task.contributions[0]?.worker),
      request: deal.orders.request,
      transaction,
      tx: transaction,
      search: task.id,
    }
  })
  afterAll(async () => {
    await node?.stop()
    await devnet?.close()
  })

  /** Scalars found anywhere in an answer; an answer without any shows nothing. */
  const leaves = (value: unknown): unknown[] =>
    value !== null && typeof value === 'object'
      ? Object.values(value).flatMap(leaves)
      : value === null
        ? []
        : [value]

  test.each(Object.entries(EXPLORER_QUERIES))('%s', async (name, document) => {
    const direct = await ask(`${node.url}/subgraphs/name/devnet/poco`, document, variables)
    expect(direct.errors).toBeUndefined()
    if (!name.includes('bulk')) expect(leaves(direct.data).length).toBeGreaterThan(0)
    const { data, errors } = await ask(`${node.url}/graphql`, document, variables)
    expect({ data, errors }).toEqual({ data: direct.data, errors: undefined })
  })

  test('a number for a BigInt, as explorers send it', async () => {
    const document = `query ($from: BigInt!, $length: Int!) {
      apps(first: $length, where: { lastUsageTimestamp_gte: $from }, orderBy: usageCount, orderDirection: desc) { id usageCount }
    }`
    const given = { from: 1_000_000_000, length: 16, unused: { a: [null] } }
    const direct = await ask(`${node.url}/subgraphs/name/devnet/poco`, document, given)
    expect(leaves(direct.data).length).toBeGreaterThan(0)
    const { data, errors } = await ask(`${node.url}/graphql`, document, given)
    expect({ data, errors }).toEqual(direct)
  })

  test('a list with a filter, an order and a nested selection, for every entity', async () => {
    const url = `${node.url}/graphql`
    const schema = await readSchema(`${node.url}/subgraphs/name/devnet/poco`)
    const collections = collectionsOf(schema)
    expect(collections.length).toBeGreaterThan(35)
    for (const { name, type, args } of collections) {
      const filter = schema.getType(`${type.name}_filter`)
      expect(isInputObjectType(filter)).toBe(true)
      const inputs = (filter as GraphQLInputObjectType).getFields()
      const order = inputs.timestamp ? 'timestamp' : 'id'
      // Times of buckets are written as text, and their ids are numbers.
      const least = order === 'id' || `${inputs.timestamp?.type}` === 'Timestamp' ? '"0"' : '0'
      const anyId = `${inputs.id?.type}` === 'Int8' ? 'id_gt: "0"' : 'id_not: ""'
      const document = `{ ${name}(${args} first: 5, skip: 0, where: { ${anyId}, ${order}_gte: ${least} },
        orderBy: ${order}, orderDirection: desc) { ${selectionOf(type)} ${nestedListOf(type)} } }`
      const rows = (await query<Record<string, { [field: string]: string }[]>>(url, document))[name] ?? []
      const values = rows.map((row) => row[order] ?? '')
      const sorted =
        order === 'timestamp' ? values.toSorted((a, b) => Number(b) - Number(a)) : values.toSorted().reverse()
      expect([name, values]).toEqual([name, sorted])
    }
  })

  /** Some list of entities inside a type, if it has any. */
  const nestedListOf = (type: unknown): string => {
    if (!isObjectType(type)) return ''
    const list = Object.values(type.getFields()).find(({ args }) => args.some(({ name }) => name === 'first'))
    return list ? `nested: ${list.name}(first: 2, orderBy: id, where: { id_not: "" }) { id }` : ''
  }
})
