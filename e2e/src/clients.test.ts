import { execFile } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { ApolloClient, gql as apolloGql, HttpLink, InMemoryCache } from '@apollo/client/core'
import { type Devnet, openDevnet } from '@poco-explorer/devnet'
import { Client, cacheExchange, fetchExchange, gql } from '@urql/core'
import {
  buildClientSchema,
  getIntrospectionQuery,
  type IntrospectionOptions,
  type IntrospectionQuery,
} from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { generateTypes } from './clients/generateTypes.js'
import { joinPages, splitPages } from './clients/splitPages.js'
import { query, untilIndexed } from './graphql.js'
import { freshFolder, type Node, startPoco } from './poco.js'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** What the client libraries are asked to read. */
const DEALS = `query Deals($first: Int!, $where: Deal_filter) {
  deals(first: $first, where: $where, orderBy: id) { id startTime botSize app { id name } tasks(orderBy: index) { id status } }
}`

/** Documents of a front end, from which types are generated. */
const PAGES = [
  DEALS,
  `query DealPage($id: ID!) { deal(id: $id) { ...DealParts events(orderBy: timestamp) { __typename id timestamp } } }
   fragment DealParts on Deal { id timestamp params requester { id } app { name } dataset { name } workerpool { description } }`,
  `query Head { _meta { deployment hasIndexingErrors block { number hash timestamp } } }`,
]
const COMPUTED = 'query Progress { deals(first: 5) { id state amounts { total } } }'

type Deals = { deals: { id: string; tasks: { id: string }[] }[] }

let devnet: Devnet
let node: Node
let endpoints: Readonly<Record<'gateway' | 'subgraph', string>>

beforeAll(async () => {
  devnet = await openDevnet()
  await devnet.runScenarios(['plainDeal', 'bagOfTasks'])
  node = await startPoco(['--rpc-url', devnet.rpcUrl, '--data-dir', freshFolder()])
  endpoints = { gateway: `${node.url}/graphql`, subgraph: `${node.url}/subgraphs/name/devnet/poco` }
  await untilIndexed(endpoints.gateway, await devnet.chain.head())
})
afterAll(async () => {
  await node?.stop()
  await devnet?.close()
})

describe.each(['gateway', 'subgraph'] as const)('against the %s endpoint', (name) => {
  test('graphql-codegen makes types of the served schema that compile', { timeout: 180_000 }, async () => {
    // Below the repository, so that the generated imports are found.
    const folder = join(root, 'e2e', 'generated', name)
    rmSync(folder, { recursive: true, force: true })
    mkdirSync(folder, { recursive: true })
    await generateTypes(endpoints[name], folder, name === 'gateway' ? [...PAGES, COMPUTED] : PAGES)
    writeFileSync(
      join(folder, 'use.ts'),
      `import type { ResultOf, VariablesOf } from '@graphql-typed-document-node/core'
import { page0, page1, page2 } from './pages.js'

export const variables: VariablesOf<typeof page0> = { first: 3, where: { app_: { name_contains: 'a' } } }
export const idsOf = ({ deals }: ResultOf<typeof page0>): string[] => deals.map(({ id }) => id)
// @ts-expect-error an id is needed
export const incomplete: VariablesOf<typeof page1> = {}
export const numberOf = ({ _meta }: ResultOf<typeof page2>): number | undefined => _meta?.block.number
`,
    )
    const options = [
      '--ignoreConfig',
      '--noEmit',
      '--strict',
      '--skipLibCheck',
      '--module',
      'nodenext',
      '--target',
      'es2023',
      '--types',
      '',
    ]
    await promisify(execFile)(process.execPath, [
      join(root, 'node_modules', 'typescript', 'bin', 'tsc'),
      ...options,
      join(folder, 'use.ts'),
    ]).catch(({ stdout }) => expect.fail(String(stdout)))
  })

  test('urql reads a page, with variables and its document cache', async () => {
    const client = new Client({
      url: endpoints[name],
      exchanges: [cacheExchange, fetchExchange],
      preferGetMethod: false,
    })
    const variables = { first: 2, where: { botSize_gte: 1 } }
    const { data, error } = await client.query<Deals>(gql(DEALS), variables).toPromise()
    expect(error).toBeUndefined()
    expect(data?.deals).toHaveLength(2)
    expect(data?.deals[0]).toHaveProperty('__typename', 'Deal')
    const wrong = await client.query(gql('{ deals { nothing } }'), {}).toPromise()
    expect(wrong.error?.graphQLErrors[0]?.message).toMatch(/nothing/)
  })

  test('Apollo Client reads a page into its normalized cache', async () => {
    const client = new ApolloClient({
      cache: new InMemoryCache(),
      link: new HttpLink({ uri: endpoints[name] }),
    })
    const { data } = await client.query<Deals>({
      query: apolloGql(DEALS),
      variables: { first: 2, where: {} },
    })
    expect(data?.deals).toHaveLength(2)
    expect(Object.keys(client.cache.extract() as object)).toContain(`Deal:${data?.deals[0]?.id}`)
    await expect(client.query({ query: apolloGql('{ deals { nothing } }') })).rejects.toThrow(/nothing/)
    client.stop()
  })

  test('graph-client’s pages and cursors by id give the same rows', async () => {
    const field = { field: 'transactions', args: 'orderBy: id', selection: '{ id }' }
    const all = await query<{ transactions: { id: string }[] }>(
      endpoints[name],
      '{ transactions(first: 1000, orderBy: id) { id } }',
    )
    expect(all.transactions.length).toBeGreaterThan(20)
    const pages = await query<Record<string, { id: string }[]>>(
      endpoints[name],
      splitPages(field, { first: 1000, limit: 7 }),
    )
    expect(joinPages(pages)).toEqual(all.transactions)

    // Beyond the largest `skip` clients go on from the last id.
    const read: { id: string }[] = []
    for (;;) {
      const { transactions } = await query<{ transactions: { id: string }[] }>(
        endpoints[name],
        'query ($last: ID!) { transactions(first: 7, where: { id_gt: $last }) { id } }',
        { last: read.at(-1)?.id ?? '' },
      )
      if (transactions.length === 0) break
      read.push(...transactions)
    }
    expect(read).toEqual(all.transactions)
    const beyond = '{ transactions(first: 1000, skip: 5000) { id } }'
    expect(await query(endpoints[name], beyond)).toEqual({ transactions: [] })
  })

  const VARIANTS: readonly (readonly [string, IntrospectionOptions])[] = [
    ['as GraphiQL sends it', { descriptions: true }],
    ['without descriptions', { descriptions: false }],
    ['with specifiedByUrl', { specifiedByUrl: true }],
    ['with inputValueDeprecation', { inputValueDeprecation: true }],
    [
      'with schemaDescription and repeatable directives',
      { schemaDescription: true, directiveIsRepeatable: true },
    ],
    ['with oneOf', { oneOf: true }],
    [
      'with everything',
      {
        specifiedByUrl: true,
        inputValueDeprecation: true,
        schemaDescription: true,
        directiveIsRepeatable: true,
        oneOf: true,
      },
    ],
  ]
  test.each(VARIANTS)('introspection %s gives a schema', async (_, options) => {
    const data = await query<IntrospectionQuery>(endpoints[name], getIntrospectionQuery(options))
    expect(buildClientSchema(data).getQueryType()?.getFields()).toHaveProperty('deals')
  })
})
