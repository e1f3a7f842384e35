import { type Hex, numberToHex, parseAbi, toEventSelector } from 'viem'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Devnet, openDevnet } from '../openDevnet.js'

const events = parseAbi([
  'event Transfer(address indexed from, address indexed to, uint256 value)',
  'event Approval(address indexed owner, address indexed spender, uint256 value)',
  'event Lock(address owner, uint256 amount)',
  'event SchedulerNotice(address indexed workerpool, bytes32 dealid)',
  'event OrdersMatched(bytes32 dealid, bytes32 appHash, bytes32 datasetHash, bytes32 workerpoolHash, bytes32 requestHash, uint256 volume)',
])
const nameOf = (topic: Hex | undefined) => events.find((event) => toEventSelector(event) === topic)?.name

type Log = { address: string; topics: Hex[] }
type Transaction = { from: Hex; to: Hex; input: Hex }

describe('approveAndCall with orders', () => {
  let devnet: Devnet
  let block: Hex
  beforeAll(async () => {
    devnet = await openDevnet()
    const { scenarios } = await devnet.runScenarios(['approveAndCallDeal'])
    // After the contract that stands in and the cut that puts it there.
    block = numberToHex((scenarios.approveAndCallDeal?.firstBlock ?? 0) + 2)
  })
  afterAll(() => devnet.close())

  test('emits what PoCo 6.2.0 does, in that order', async () => {
    const { hub, rlc } = devnet.addresses
    const logs = (await devnet.chain.rpc('eth_getLogs', [{ fromBlock: block, toBlock: block }])) as Log[]
    const emitters = new Map([
      [hub.toLowerCase(), 'hub'],
      [rlc.toLowerCase(), 'RLC'],
    ])
    expect(logs.map(({ address, topics }) => `${emitters.get(address)} ${nameOf(topics[0])}`)).toEqual([
      'RLC Approval',
      'RLC Transfer',
      'hub Transfer',
      'hub Transfer',
      'hub Lock',
      'hub Transfer',
      'hub Lock',
      'hub SchedulerNotice',
      'hub OrdersMatched',
    ])
  })

  test('deposits nothing when the orders do not match', async () => {
    const mined = await devnet.chain.rpc('eth_getBlockByNumber', [block, true])
    const [{ from, to, input }] = (mined as { transactions: [Transaction] }).transactions
    const callAfter = (number: bigint) =>
      devnet.chain.rpc('eth_call', [{ from, to, data: input }, numberToHex(number)])
    expect(await callAfter(BigInt(block) - 1n)).toBe('0x')
    // All of their volume was used up in that block. The token fails as a whole, and keeps the reason to itself.
    await expect(callAfter(BigInt(block))).rejects.toThrow('InvalidFEOpcode')
  })
})
