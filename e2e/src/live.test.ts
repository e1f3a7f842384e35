import { type Devnet, openDevnet } from '@poco-explorer/devnet'
import { createClient as createSseClient } from 'graphql-sse'
import { createClient as createWsClient } from 'graphql-ws'
import { encodeFunctionData, type Hex, parseAbi } from 'viem'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { ask, query, untilIndexed } from './graphql.js'
import { freePort, freshFolder, type Node, type Server, startPoco, startServer } from './poco.js'

const HUB = parseAbi(['function initializeAndClaimArray(bytes32[] dealids, uint256[] indexes)'])
const FOLLOW = `subscription FollowDeal($id: Hash!) {
  deal(id: $id) { id state tasksSummary { completed claimed pending claimable } amounts { refunded } }
}`

type FollowedDeal = Readonly<{ state: string; tasksSummary: Readonly<{ claimed: string }> }>

const openStage = async () => {
  const devnet = await openDevnet()
  // Its deal is left with one task that was never initialized and can be claimed.
  await devnet.runScenarios(['plainDeal', 'neverInitialized'])
  return devnet
}

/** Claims what is left of the deal; gives the hash of the transaction. */
const claim = async (devnet: Devnet, deal: Hex): Promise<Hex> => {
  const data = encodeFunctionData({
    abi: HUB,
    functionName: 'initializeAndClaimArray',
    args: [[deal], [1n]],
  })
  const { time } = await devnet.chain.head()
  const { number } = await devnet.chain.mine([{ from: 'stranger', to: devnet.addresses.hub, data }], time + 5)
  const block = await devnet.chain.rpc('eth_getBlockByNumber', [`0x${number.toString(16)}`, false])
  const [hash] = (block as { transactions: Hex[] }).transactions
  return hash ?? expect.unreachable()
}

/** Follows a deal; what is seen of it is added to the list. */
const follow = (subscribe: (next: (message: { data?: unknown }) => void) => () => void) => {
  const seen: string[] = []
  const stop = subscribe(({ data }) => {
    const { deal } = data as { deal: FollowedDeal }
    seen.push(`${deal.state} ${deal.tasksSummary.claimed}`)
  })
  return { seen, stop }
}

const overSse = (url: string, id: Hex) =>
  follow((next) => {
    const client = createSseClient({ url })
    client.subscribe({ query: FOLLOW, variables: { id } }, { next, error: () => {}, complete: () => {} })
    return () => client.dispose()
  })

const overWebSocket = (url: string, id: Hex) =>
  follow((next) => {
    const client = createWsClient({ url: url.replace('http', 'ws'), webSocketImpl: WebSocket })
    client.subscribe({ query: FOLLOW, variables: { id } }, { next, error: () => {}, complete: () => {} })
    return () => void client.dispose()
  })

describe('an explorer that follows a claim', () => {
  let devnet: Devnet
  let node: Node
  let url: string
  let deal: Hex

  beforeAll(async () => {
    devnet = await openStage()
    node = await startPoco(['--rpc-url', devnet.rpcUrl, '--data-dir', freshFolder()])
    url = `${node.url}/graphql`
    await untilIndexed(url, await devnet.chain.head())
    const { deals } = await query<{ deals: { id: Hex; state: string }[] }>(url, '{ deals { id state } }')
    deal = deals.find(({ state }) => state === 'CLAIMABLE')?.id ?? expect.unreachable()
  })
  afterAll(async () => {
    await node?.stop()
    await devnet?.close()
  })

  test('sees it as soon as it is indexed, and that it is taken back', async () => {
    const followed = [overSse(url, deal), overWebSocket(url, deal)]
    const seen = () => followed.map((each) => each.seen)
    const both = (...states: string[]) => [states, states]
    await expect.poll(seen, { timeout: 10_000 }).toEqual(both('CLAIMABLE 2'))

    const hash = await claim(devnet, deal)
    const { transactionIndexed } = await query<{ transactionIndexed: boolean }>(
      url,
      'query ($hash: Hash!) { transactionIndexed(hash: $hash, waitSeconds: 25) }',
      { hash },
    )
    expect(transactionIndexed).toBe(true)
    // What is indexed is served: nothing of before is kept.
    const { deal: now } = await query<{ deal: FollowedDeal }>(
      url,
      'query ($id: ID!) { deal(id: $id) { state tasksSummary { claimed } } }',
      { id: deal },
    )
    expect(now).toEqual({ state: 'CLAIMED', tasksSummary: { claimed: '3' } })
    await expect.poll(seen, { timeout: 10_000 }).toEqual(both('CLAIMABLE 2', 'CLAIMED 3'))

    await devnet.reorg(1)
    await expect.poll(seen, { timeout: 10_000 }).toEqual(both('CLAIMABLE 2', 'CLAIMED 3', 'CLAIMABLE 2'))
    for (const { stop } of followed) stop()
  })

  test('ends with the connections of its clients when it is stopped', async () => {
    const { seen } = overWebSocket(url, deal)
    await expect.poll(() => seen.length, { timeout: 10_000 }).toBe(1)
    expect(await node.stop()).toBe(0)
  })
})

describe('a gateway whose engine is elsewhere', () => {
  let devnet: Devnet
  let engine: Server
  let gateway: Server
  let url: string

  beforeAll(async () => {
    devnet = await openStage()
    const args = ['index', '--rpc-url', devnet.rpcUrl, '--data-dir', freshFolder()]
    engine = await startServer(args, await freePort())
    const subgraph = `${engine.url}/subgraphs/name/devnet/poco`
    await untilIndexed(subgraph, await devnet.chain.head())
    gateway = await startServer(['serve', '--upstream', `devnet=${subgraph}`], await freePort())
    url = `${gateway.url}/graphql`
  })
  afterAll(async () => {
    await gateway?.stop()
    await engine?.stop()
    await devnet?.close()
  })

  test('follows a deal over both transports, by asking for new blocks', async () => {
    const { deals } = await query<{ deals: { id: Hex; state: string }[] }>(url, '{ deals { id state } }')
    const deal = deals.find(({ state }) => state === 'CLAIMABLE')?.id ?? expect.unreachable()
    const followed = [overSse(url, deal), overWebSocket(url, deal)]
    await expect.poll(() => followed.map(({ seen }) => seen.length), { timeout: 10_000 }).toEqual([1, 1])
    const hash = await claim(devnet, deal)
    await expect(
      query(url, 'query ($hash: Hash!) { transactionIndexed(hash: $hash, waitSeconds: 25) }', { hash }),
    ).resolves.toEqual({ transactionIndexed: true })
    await expect
      .poll(() => followed.map(({ seen }) => seen.at(-1)), { timeout: 10_000 })
      .toEqual(['CLAIMED 3', 'CLAIMED 3'])
    for (const { stop } of followed) stop()
  })

  test('answers from what it has for a moment when the engine is gone, says so, and then no longer', async () => {
    const VIEW = '{ asOf { isStale blockNumber } deals { state } }'
    type Answer = { data?: { asOf: { blockNumber: string } }; extensions?: { asOf: { isStale: boolean } } }
    const fresh = (await ask(url, VIEW)) as Answer
    expect(fresh.data?.asOf.blockNumber).toMatch(/^\d+$/)
    await engine.stop()
    const statuses: number[] = []
    for (let status = 0; status !== 503; ) {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: VIEW }),
      })
      status = response.status
      statuses.push(status)
      if (status === 200)
        expect(((await response.json()) as Answer).data?.asOf.blockNumber).toBe(fresh.data?.asOf.blockNumber)
      expect(statuses.length).toBeLessThan(10_000)
    }
    expect(statuses.filter((status) => status !== 200)).toEqual([503])
  })
})
