import { type Address, encodeFunctionData, zeroAddress } from 'viem'
import { describe, expect, test } from 'vitest'
import { openDevnet } from '../openDevnet.js'
import { hubAbi } from '../poco/hubAbi.js'

const NOBODY = '0x000000000000000000000000000000000000dEaD'
const transferNothing = (to: Address = NOBODY) =>
  encodeFunctionData({ abi: hubAbi, functionName: 'transfer', args: [to, 0n] })

describe('Chain.mine()', () => {
  test('names who sent the transaction that reverts, and why', async () => {
    await using devnet = await openDevnet()
    const { chain, addresses } = devnet
    const { time } = await chain.head()
    const wrong = { from: 'stranger', to: addresses.hub, data: transferNothing(zeroAddress) } as const
    await expect(chain.mine([wrong], time + 1)).rejects.toMatchObject({
      message: 'A transaction from stranger reverted (ERC20: transfer to the zero address).',
      facts: { from: 'stranger', to: addresses.hub, selector: '0xa9059cbb' },
    })
  })

  test('puts transactions of several senders into one block, in their order', async () => {
    await using devnet = await openDevnet()
    const { chain, addresses } = devnet
    const { time, number } = await chain.head()
    const senders = ['worker3', 'worker1', 'worker3', 'requester'] as const
    const block = await chain.mine(
      senders.map((from) => ({ from, to: addresses.hub, data: transferNothing() })),
      time + 9,
    )
    expect(block).toMatchObject({ number: number + 1, time: time + 9 })
    const raw = await chain.rpc('eth_getBlockByNumber', [`0x${block.number.toString(16)}`, true])
    const { transactions } = raw as { transactions: { from: string }[] }
    expect(transactions.map(({ from }) => from)).toEqual(
      senders.map((role) => chain.accounts[role].address.toLowerCase()),
    )
  })

  test('refuses a time that is not later than the head', async () => {
    await using devnet = await openDevnet()
    const { time } = await devnet.chain.head()
    await expect(devnet.chain.mine([], time - 10)).rejects.toThrow('evm_mine failed')
  })
})

describe('Chain.send()', () => {
  test('gives several transactions of one sender their places without waiting', async () => {
    await using devnet = await openDevnet()
    await devnet.goLive()
    const { chain, addresses } = devnet
    const sends = [1, 2, 3].map(() =>
      chain.send({ from: 'worker1', to: addresses.hub, data: transferNothing() }),
    )
    const numbers = (await Promise.all(sends)).map(({ number }) => number)
    const [first = 0] = numbers
    expect(numbers).toEqual([first, first + 1, first + 2])
  })
})
