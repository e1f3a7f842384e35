import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Devnet, openDevnet } from '../openDevnet.js'
import { readHub } from '../poco/readHub.js'
import type { Facts } from '../scenarios/facts.js'

const TASK_STATUS = ['UNSET', 'ACTIVE', 'REVEALING', 'COMPLETED', 'FAILED'] as const
const CONTRIBUTION_STATUS = ['UNSET', 'CONTRIBUTED', 'PROVED', 'REJECTED'] as const

describe('a random walk', () => {
  let devnet: Devnet
  let facts: Facts
  beforeAll(async () => {
    devnet = await openDevnet()
    facts = await devnet.runWalk({ actions: 250, seed: 7 })
  })
  afterAll(() => devnet.close())

  const view = <Name extends Parameters<typeof readHub>[2]>(
    name: Name,
    args: Parameters<typeof readHub<Name>>[3],
  ) => readHub(devnet.chain.call, devnet.addresses.hub, name, args)

  const expectFacts = async ({ accounts, tasks, orders }: Facts) => {
    for (const [address, { balance, frozen, score }] of Object.entries(accounts)) {
      const owner = address as `0x${string}`
      const { stake, locked } = await view('viewAccount', [owner])
      const viewed = { address, balance: stake, frozen: locked, score: await view('viewScore', [owner]) }
      expect(viewed).toEqual({ address, balance, frozen, score })
    }
    for (const { id, status, contributions, consensus } of Object.values(tasks)) {
      const viewed = await view('viewTask', [id])
      expect([id, TASK_STATUS[viewed.status]]).toEqual([id, status])
      expect(viewed.consensusValue).toBe(consensus ?? `0x${'0'.repeat(64)}`)
      for (const { worker, status: outcome, weight } of contributions) {
        const contribution = await view('viewContribution', [id, worker])
        expect([CONTRIBUTION_STATUS[contribution.status], contribution.weight]).toEqual([outcome, weight])
      }
    }
    for (const { hash, consumed } of Object.values(orders))
      expect([hash, await view('viewConsumed', [hash])]).toEqual([hash, consumed])
  }

  test('leads to what the rules give', async () => {
    expect(Object.keys(facts.deals).length).toBeGreaterThan(10)
    await expectFacts(facts)
  })

  test('is forgotten when it is taken back, and another one goes on from there', async () => {
    let detour: Facts | undefined
    const { ancestor, newHead } = await devnet.takeBack(async () => {
      detour = await devnet.runWalk({ actions: 60, seed: 8 })
    })
    expect(ancestor.number).toBe(facts.block)
    expect(Object.keys(detour?.orders ?? {}).length).toBeGreaterThan(Object.keys(facts.orders).length)
    await expectFacts(facts)

    const after = await devnet.runWalk({ actions: 60, seed: 8 })
    expect(after.scenarios.walk1).toEqual(facts.scenarios.walk1)
    expect(after.block).toBeGreaterThan(newHead.number)
    await expectFacts(after)
  })

  test('is the same for the same seed, block by block', async () => {
    const walkAgain = async () => {
      await using again = await openDevnet()
      await again.runWalk({ actions: 40, seed: 3 })
      return again.chain.head()
    }
    expect(await walkAgain()).toEqual(await walkAgain())
  })
})
