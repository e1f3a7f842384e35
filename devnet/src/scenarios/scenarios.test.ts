import { type Address, decodeFunctionResult, encodeFunctionData, type Hex, zeroAddress } from 'viem'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Devnet, openDevnet } from '../openDevnet.js'
import { rlcAbi } from '../poco/abis.js'
import { WEI_PER_NRLC } from '../poco/amounts.js'
import { KITTY } from '../poco/ledger.js'
import { readHub } from '../poco/readHub.js'
import type { Facts } from './facts.js'

const TASK_STATUS = ['UNSET', 'ACTIVE', 'REVEALING', 'COMPLETED', 'FAILED'] as const
const CONTRIBUTION_STATUS = ['UNSET', 'CONTRIBUTED', 'PROVED', 'REJECTED'] as const

describe.each([
  { hub: 'that holds RLC', native: false },
  { hub: 'that holds coins', native: true },
])('the scenarios on a hub $hub', ({ native }) => {
  let devnet: Devnet
  let facts: Facts
  beforeAll(async () => {
    devnet = await openDevnet({ native })
    facts = await devnet.runScenarios()
  })
  afterAll(() => devnet.close())

  const hub = () => devnet.addresses.hub
  const heldByHub = async () => {
    if (native) {
      const coins = BigInt((await devnet.chain.rpc('eth_getBalance', [hub(), 'latest'])) as Hex)
      expect(coins % WEI_PER_NRLC).toBe(0n)
      return coins / WEI_PER_NRLC
    }
    const data = encodeFunctionData({ abi: rlcAbi, functionName: 'balanceOf', args: [hub()] })
    const held = await devnet.chain.call(devnet.addresses.rlc, data)
    return decodeFunctionResult({ abi: rlcAbi, functionName: 'balanceOf', data: held })
  }
  const entries = <Key extends string, Value>(record: Readonly<Record<Key, Value>>) =>
    Object.entries(record) as [Key, Value][]

  test('leave every account with the balance, the frozen amount and the score the rules give', async () => {
    for (const [address, { balance, frozen, score }] of entries(facts.accounts)) {
      const { stake, locked } = await readHub(devnet.chain.call, hub(), 'viewAccount', [address])
      const viewed = { stake, locked, score: await readHub(devnet.chain.call, hub(), 'viewScore', [address]) }
      expect({ address, ...viewed }).toEqual({ address, stake: balance, locked: frozen, score })
    }
  })

  test('account for every nRLC', async () => {
    const accounts = Object.values(facts.accounts)
    const sum = (amounts: bigint[]) => amounts.reduce((left, right) => left + right, 0n)
    expect(sum(accounts.map(({ balance }) => balance))).toBe(facts.totalSupply)
    expect(sum(accounts.map(({ frozen }) => frozen))).toBe(facts.accounts[hub()]?.balance)
    expect(await readHub(devnet.chain.call, hub(), 'totalSupply', [])).toBe(facts.totalSupply)
    expect(await heldByHub()).toBe(facts.totalSupply)
  })

  test('make the deals the rules give', async () => {
    for (const deal of Object.values(facts.deals)) {
      const viewed = await readHub(devnet.chain.call, hub(), 'viewDeal', [deal.id])
      expect({ id: deal.id, ...viewed }).toEqual({
        id: deal.id,
        app: { pointer: deal.app, owner: deal.appOwner, price: deal.appPrice },
        dataset: {
          pointer: deal.dataset ?? zeroAddress,
          owner: deal.datasetOwner ?? zeroAddress,
          price: deal.datasetPrice,
        },
        workerpool: { pointer: deal.workerpool, owner: deal.workerpoolOwner, price: deal.workerpoolPrice },
        trust: deal.trust,
        category: deal.category,
        tag: deal.tag,
        requester: deal.requester,
        beneficiary: deal.beneficiary,
        callback: deal.callback,
        params: deal.params,
        startTime: BigInt(deal.startTime),
        botFirst: deal.botFirst,
        botSize: deal.botSize,
        workerStake: deal.workerStake,
        schedulerRewardRatio: deal.schedulerRewardRatio,
        sponsor: deal.sponsor,
      })
    }
  })

  test('leave the tasks in the states the rules give', async () => {
    for (const task of Object.values(facts.tasks)) {
      const viewed = await readHub(devnet.chain.call, hub(), 'viewTask', [task.id])
      const hasCallback = task.resultsCallback !== null
      expect({
        id: task.id,
        status: TASK_STATUS[viewed.status],
        contributionDeadline: viewed.contributionDeadline,
        revealDeadline: viewed.revealDeadline,
        finalDeadline: viewed.finalDeadline,
        contributors: viewed.contributors,
        consensus: viewed.consensusValue,
        results: viewed.results,
        resultsCallback: viewed.resultsCallback,
      }).toEqual({
        id: task.id,
        status: task.status,
        contributionDeadline: BigInt(task.contributionDeadline),
        revealDeadline: BigInt(task.revealDeadline),
        finalDeadline: BigInt(task.finalDeadline),
        contributors: task.contributions.map(({ worker }) => worker),
        consensus: task.consensus ?? `0x${'0'.repeat(64)}`,
        results: task.results ?? '0x',
        resultsCallback: hasCallback ? task.resultsCallback : '0x',
      })
    }
  })

  test('leave the contributions in the states the rules give', async () => {
    for (const task of Object.values(facts.tasks))
      for (const { worker, ...contribution } of task.contributions) {
        const viewed = await readHub(devnet.chain.call, hub(), 'viewContribution', [task.id, worker])
        const { enclaveChallenge, status, ...rest } = viewed
        expect({
          worker,
          ...rest,
          challenge: enclaveChallenge,
          status: CONTRIBUTION_STATUS[status],
        }).toEqual({ worker, ...contribution })
      }
  })

  test('use up the orders as the rules say', async () => {
    for (const { hash, consumed, isSigned } of Object.values(facts.orders)) {
      const presigner = await readHub(devnet.chain.call, hub(), 'viewPresigned', [hash])
      expect({
        hash,
        consumed: await readHub(devnet.chain.call, hub(), 'viewConsumed', [hash]),
        isSigned: presigner !== zeroAddress,
      }).toEqual({ hash, consumed, isSigned })
    }
  })

  test('cover every state a task can be in', () => {
    const statuses = new Set(Object.values(facts.tasks).map(({ status }) => status))
    expect([...statuses].sort()).toEqual([...TASK_STATUS].sort())
    const outcomes = new Set(
      Object.values(facts.tasks).flatMap(({ contributions, status }) =>
        contributions.map((contribution) => `${contribution.status} in ${status}`),
      ),
    )
    expect([...outcomes].sort()).toMatchInlineSnapshot(`
      [
        "CONTRIBUTED in ACTIVE",
        "CONTRIBUTED in COMPLETED",
        "CONTRIBUTED in FAILED",
        "CONTRIBUTED in REVEALING",
        "PROVED in COMPLETED",
        "PROVED in REVEALING",
        "REJECTED in COMPLETED",
      ]
    `)
  })

  test('fill the kitty and pay more than its minimum share out of it', () => {
    const shares = Object.values(facts.tasks)
      .flatMap(({ seizes }) => seizes)
      .filter(({ owner }) => owner === KITTY)
      .map(({ amount }) => amount)
    expect(shares).toContain(1_800_000_000n)
    expect(shares).toContain(1_000_000_000n)
    expect(facts.accounts[KITTY]?.frozen).toBeGreaterThan(0n)
  })

  test('give every resource to the owner who has it in the end', async () => {
    const ownerAbi = [
      {
        type: 'function',
        name: 'owner',
        inputs: [],
        outputs: [{ type: 'address' }],
        stateMutability: 'view',
      },
    ] as const
    for (const [address, { owner }] of entries<Address, { owner: Address }>(facts.resources)) {
      const data: Hex = await devnet.chain.call(
        address,
        encodeFunctionData({ abi: ownerAbi, functionName: 'owner' }),
      )
      expect(decodeFunctionResult({ abi: ownerAbi, functionName: 'owner', data })).toBe(owner)
    }
  })
})
