import { sliceHex, zeroAddress } from 'viem'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DevnetError } from '../devnetError.js'
import { type Devnet, openDevnet } from '../openDevnet.js'
import { KITTY } from '../poco/ledger.js'
import { readHub } from '../poco/readHub.js'
import type { Facts } from './facts.js'
import { BOOST_SCENARIO_NAMES } from './scenarios.js'

const TASK_STATUS = ['UNSET', 'ACTIVE', 'REVEALING', 'COMPLETED', 'FAILED'] as const

describe('the scenarios of Boost', () => {
  let devnet: Devnet
  let facts: Facts
  beforeAll(async () => {
    devnet = await openDevnet({ boost: true })
    facts = await devnet.runScenarios(['plainDeal', ...BOOST_SCENARIO_NAMES])
  })
  afterAll(() => devnet.close())

  const view = <Name extends Parameters<typeof readHub>[2]>(
    name: Name,
    args: Parameters<typeof readHub<Name>>[3],
  ) => readHub(devnet.chain.call, devnet.addresses.hub, name, args)

  test('leave every account with the balance and the frozen amount the rules give', async () => {
    for (const [address, { balance, frozen }] of Object.entries(facts.accounts)) {
      const { stake, locked } = await view('viewAccount', [address as `0x${string}`])
      expect({ address, stake, locked }).toEqual({ address, stake: balance, locked: frozen })
    }
    expect(await view('totalSupply', [])).toBe(facts.totalSupply)
  })

  test('make the deals the rules give', async () => {
    const deals = Object.values(facts.deals).filter(({ isBoost }) => isBoost)
    expect(deals).toHaveLength(6)
    for (const deal of deals) {
      const { workerReward, deadline, shortTag, ...viewed } = await view('viewDealBoost', [deal.id])
      expect({ id: deal.id, ...viewed }).toEqual({
        id: deal.id,
        appOwner: deal.appOwner,
        appPrice: deal.appPrice,
        datasetOwner: deal.datasetOwner ?? zeroAddress,
        datasetPrice: deal.datasetPrice,
        workerpoolOwner: deal.workerpoolOwner,
        workerpoolPrice: deal.workerpoolPrice,
        requester: deal.requester,
        callback: deal.callback,
        botFirst: Number(deal.botFirst),
        botSize: Number(deal.botSize),
        sponsor: deal.sponsor,
      })
      expect(shortTag).toBe(sliceHex(deal.tag, -3))
      expect(workerReward).toBe((deal.workerpoolPrice * (100n - deal.schedulerRewardRatio)) / 100n)
      expect(deadline).toBe(deal.startTime + 7 * Number(facts.categories[0]?.workClockTimeRef))
    }
  })

  test('leave the tasks in the states the rules give', async () => {
    for (const { id, dealId, status } of Object.values(facts.tasks)) {
      const viewed = await view('viewTask', [id])
      expect({ id, status: TASK_STATUS[viewed.status] }).toEqual({ id, status })
      if (facts.deals[dealId]?.isBoost) expect(viewed.results).toBe('0x')
    }
  })

  test('show what is particular to Boost', () => {
    const dealsOf = (name: string) => facts.scenarios[name]?.deals.map((id) => facts.deals[id]) ?? []
    const tasksOf = (name: string) => facts.scenarios[name]?.tasks.map((id) => facts.tasks[id]) ?? []
    expect(dealsOf('boostDeal').map((deal) => deal?.botFirst)).toEqual([0n, 2n, 0n])
    expect(tasksOf('boostDeal').map((task) => task?.index)).toEqual([0n, 1n, 0n, 0n])
    expect(tasksOf('claimedBoost').map((task) => task?.status)).toEqual([
      'FAILED',
      'UNSET',
      'COMPLETED',
      'FAILED',
    ])
    const [, sponsored] = dealsOf('sponsoredBoost')
    const [, done] = tasksOf('sponsoredBoost')
    expect(sponsored?.sponsor).not.toBe(sponsored?.requester)
    expect(done?.seizes.map(({ owner }) => owner)).toEqual([sponsored?.requester, KITTY])
  })

  test('need a chain that has it', async () => {
    await using plain = await openDevnet()
    await expect(plain.runScenarios(['boostDeal'])).rejects.toThrow(DevnetError)
  })
})
