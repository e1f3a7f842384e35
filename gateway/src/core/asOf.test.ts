import { describe, expect, test } from 'vitest'
import { asOfBlock } from './asOf.js'
import type { ChainFacts } from './chain.js'

const chain: ChainFacts = {
  slug: 'devnet',
  id: 31337,
  name: 'Devnet',
  isTestnet: true,
  tokenSymbol: 'RLC',
  hub: '0x01',
  ipfsGateway: 'https://ipfs.example',
}
const block = { number: 12, hash: '0xab', timestamp: 1_000 }
const at = (now: bigint, facts: Partial<ChainFacts> = {}) =>
  asOfBlock(block, { chain: { ...chain, ...facts }, now, deployment: 'Qm', hasIndexingErrors: false })

describe('asOfBlock()', () => {
  test('tells block, clock and lag', () => {
    expect(at(1_030n)).toEqual({
      chainId: 31337,
      blockNumber: '12',
      blockHash: '0xab',
      blockTimestamp: '1000',
      evaluatedAt: '1030',
      lagSeconds: 30,
      isStale: false,
      hasIndexingErrors: false,
      deployment: 'Qm',
    })
  })

  test('is stale beyond 60 seconds, or what the chain allows', () => {
    expect([at(1_060n)?.isStale, at(1_061n)?.isStale]).toEqual([false, true])
    expect(at(1_061n, { staleAfterSeconds: 600 })?.isStale).toBe(false)
  })

  test('has no negative lag when clocks differ', () => expect(at(990n)?.lagSeconds).toBe(0))

  test('knows nothing without a block, or without its time', () => {
    const facts = { chain, now: 1n, deployment: '', hasIndexingErrors: false }
    expect(asOfBlock(null, facts)).toBeNull()
    expect(asOfBlock({ ...block, timestamp: null }, facts)).toBeNull()
  })
})
