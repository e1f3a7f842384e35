import { setTimeout as delay } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { type Devnet, openDevnet } from '../openDevnet.js'
import { readHub } from '../poco/readHub.js'
import type { Outcome } from './playDeal.js'

const pause = async () => undefined
const FAST = { ratePerMinute: 6_000, pause }

const COMPLETED = '0x78ce8a8bc0fcb704e8ba3b3dbb36aa88002df8038128b4af2f27ef65db665044'
const FAULTY = '0xf868788948d55240774fdbad06555105ef20bbc70d1b7eccda982b65e11e79bb'
const MATCHED = '0xd811b592ed0899225773e8933d8df64bd0b62761a9d7aad4ed5b22735f4610a4'

const countLogs = async ({ chain, addresses }: Devnet, topic: string): Promise<number> => {
  const filter = { address: addresses.hub, fromBlock: '0x0', topics: [topic] }
  return ((await chain.rpc('eth_getLogs', [filter])) as unknown[]).length
}

describe('startActors()', () => {
  test('trades until it has made as many deals as it may', async () => {
    await using devnet = await openDevnet()
    const actors = await devnet.startActors({ ...FAST, maxDeals: 12, outcome: 'finished' })
    await actors.done
    expect(actors.counts()).toEqual({ begun: 12, ended: 12, failed: 0 })
    expect(await countLogs(devnet, MATCHED)).toBe(12)
    expect(await countLogs(devnet, COMPLETED)).toBeGreaterThanOrEqual(12)
    const supply = await readHub(devnet.chain.call, devnet.addresses.hub, 'totalSupply', [])
    expect(supply).toBe(7n * 5_000n * 10n ** 9n + 5_000n * 10n ** 9n)
  })

  test.each<[Outcome, string, number]>([
    ['atOnce', COMPLETED, 2],
    ['disputed', FAULTY, 2],
    ['abandoned', MATCHED, 2],
  ])('plays deals that end %s', async (outcome, topic, least) => {
    await using devnet = await openDevnet()
    const actors = await devnet.startActors({ ...FAST, maxDeals: 2, outcome })
    await actors.done
    expect(actors.counts()).toEqual({ begun: 2, ended: 2, failed: 0 })
    expect(await countLogs(devnet, topic)).toBeGreaterThanOrEqual(least)
  })

  test('trades for coins where the hub holds these', async () => {
    await using devnet = await openDevnet({ native: true })
    const actors = await devnet.startActors({ ...FAST, maxDeals: 2, outcome: 'atOnce' })
    await actors.done
    expect(actors.counts()).toEqual({ begun: 2, ended: 2, failed: 0 })
    const held = await devnet.chain.rpc('eth_getBalance', [devnet.addresses.hub, 'latest'])
    expect(BigInt(held as string)).toBe(8n * 5_000n * 10n ** 18n)
  })

  test('stops in the middle of a deal when it is told to', async () => {
    await using devnet = await openDevnet()
    const actors = await devnet.startActors({ ratePerMinute: 600, outcome: 'claimed' })
    while (actors.counts().begun < 3) await delay(20)
    await actors.stop()
    await actors.stop()
    const { number } = await devnet.chain.head()
    await delay(300)
    expect((await devnet.chain.head()).number).toBe(number)
  })

  test('goes on after blocks were taken back under its feet', async () => {
    await using devnet = await openDevnet()
    const actors = await devnet.startActors({ ratePerMinute: 1_200, outcome: 'finished' })
    while (actors.counts().ended < 3) await delay(20)
    await devnet.reorg(5)
    const { ended } = actors.counts()
    while (actors.counts().ended < ended + 3) await delay(20)
    await actors.stop()
  })

  test('goes on when it is started a second time on the same chain', async () => {
    await using devnet = await openDevnet()
    for (const turn of [1, 2]) {
      await using actors = await devnet.startActors({ ...FAST, maxDeals: 3, outcome: 'finished' })
      await actors.done
      expect({ turn, ...actors.counts() }).toEqual({ turn, begun: 3, ended: 3, failed: 0 })
    }
    expect(await countLogs(devnet, MATCHED)).toBe(6)
  })
})
