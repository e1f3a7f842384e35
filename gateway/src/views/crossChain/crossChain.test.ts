import { afterEach, describe, expect, test } from 'vitest'
import type { GatewayChain } from '../../core/chain.js'
import { silentLog } from '../../core/log.js'
import { type Gateway, openGateway } from '../../server/openGateway.js'
import { openMemoryUpstream } from '../../testing/openMemoryUpstream.js'
import { ids, NOW, pocoChain, pocoSubgraph } from '../../testing/pocoFixture.js'
import { UpstreamUnavailableError } from '../../upstream/upstreamErrors.js'

describe('crossChain', () => {
  let gateway: Gateway
  let isAway = false
  afterEach(() => gateway[Symbol.asyncDispose]())

  /** A gateway over two chains with the same deals, of which the second may be away. */
  const open = async (second: Partial<GatewayChain> = {}) => {
    isAway = false
    const seen: string[] = []
    const chains = ['one', 'two'].map((slug, index) => {
      const { upstream } = openMemoryUpstream(pocoSubgraph())
      const chain = pocoChain({
        slug,
        id: index + 1,
        name: `Chain ${slug}`,
        isTestnet: false,
        upstream: async (document, variables, options) => {
          seen.push(slug)
          if (slug === 'two' && isAway) throw new UpstreamUnavailableError('is away', { name: slug })
          return upstream(document, variables, options)
        },
      })
      return index === 1 ? { ...chain, ...second } : chain
    })
    gateway = await openGateway({ port: 0, chains, log: silentLog, clock: () => NOW })
    seen.length = 0
    return seen
  }
  const ask = async (query: string) => {
    const response = await fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    })
    return JSON.parse(await response.text())
  }
  const QUERY = `{ crossChain { chains { slug } network { complete deals tasksCompleted activeRequesters
    totalStaked perChain { usage { deals } asOf { chainId } } } } }`

  test('adds up all chains with one request to each', async () => {
    const seen = await open()
    const { data, extensions } = await ask(QUERY)
    expect(data.crossChain).toEqual({
      chains: [{ slug: 'one' }, { slug: 'two' }],
      network: {
        complete: true,
        deals: 6,
        tasksCompleted: '2',
        activeRequesters: expect.any(Number),
        totalStaked: '2001',
        perChain: [1, 2].map((chainId) => ({ usage: { deals: 3 }, asOf: { chainId } })),
      },
    })
    expect(extensions).toMatchObject({ definitions: '1' })
    expect(extensions.warnings).toBeUndefined()
    expect(seen.toSorted()).toEqual(['one', 'two'])
  })

  test('shows an address as each chain knows it', async () => {
    const seen = await open()
    const address = ids.requester.toUpperCase().replace('0X', '0x')
    const { data } =
      await ask(`{ crossChain { address(address: "${address}") { address chain { slug asOf { chainId } }
      checksummed dealsConnection(first: 1) { nodes { id state } } } } }`)
    const each = {
      address: ids.requester,
      checksummed: ids.requester,
      dealsConnection: { nodes: [{ id: expect.any(String), state: expect.any(String) }] },
    }
    expect(data.crossChain.address).toEqual([
      { ...each, chain: { slug: 'one', asOf: { chainId: 1 } } },
      { ...each, chain: { slug: 'two', asOf: { chainId: 2 } } },
    ])
    expect(new Set(seen).size).toBe(2)
    isAway = true
    expect((await ask('{ crossChain { address(address: "0x") { address } } }')).errors).toEqual([
      expect.objectContaining({ message: '"0x" is no address: it must be 0x and 40 hex digits.' }),
    ])
    const left = await ask(`{ crossChain { address(address: "${address}") { chain { slug } } } }`)
    expect(left.data.crossChain.address).toEqual([{ chain: { slug: 'one' } }])
    expect(left.extensions.warnings).toHaveLength(1)
  })

  test('goes on without a chain that does not answer, and says so', async () => {
    await open()
    isAway = true
    const { data, extensions } = await ask(QUERY)
    expect(data.crossChain.network).toMatchObject({ complete: false, deals: 3, totalStaked: '1000.5' })
    expect(data.crossChain.network.perChain).toHaveLength(1)
    expect(extensions.warnings).toEqual([
      'Chain two is missing in the numbers of all chains: The subgraph endpoint of two is away.',
    ])
  })

  test('is not complete when a chain is behind', async () => {
    await open({ staleAfterSeconds: 1 })
    const { data, extensions } = await ask('{ crossChain { network { complete deals } } }')
    expect(data.crossChain.network).toEqual({ complete: false, deals: 6 })
    expect(extensions.warnings).toEqual(['The index of Chain two is behind its chain.'])
  })

  test('finds things on every chain, and goes to none when several have it', async () => {
    await open()
    const search = `search(query: "${ids.app}") { totalCount redirect { chainId } hits { kind id chainId path } }`
    const { data } = await ask(
      `{ crossChain { ${search} } search(query: "${ids.app}") { redirect { chainId } } }`,
    )
    expect(data.search.redirect).toEqual({ chainId: 1 })
    expect(data.crossChain.search).toMatchObject({ totalCount: 2, redirect: null })
    expect(data.crossChain.search.hits).toEqual(
      ['one', 'two'].map((slug, index) => ({
        kind: 'APP',
        id: ids.app,
        chainId: index + 1,
        path: `/${slug}/app/${ids.app}`,
      })),
    )
    isAway = true
    const alone = await ask(`{ crossChain { ${search} } }`)
    expect(alone.data.crossChain.search).toMatchObject({ totalCount: 1, redirect: { chainId: 1 } })
    expect(alone.extensions.warnings).toHaveLength(1)
  })

  test('counts testnets only on request', async () => {
    await open({ isTestnet: true })
    const { data } = await ask(
      '{ crossChain { a: network { deals } b: network(includeTestnets: true) { deals } chains { slug } } }',
    )
    expect(data.crossChain).toEqual({ a: { deals: 3 }, b: { deals: 6 }, chains: [{ slug: 'one' }] })
  })
})
