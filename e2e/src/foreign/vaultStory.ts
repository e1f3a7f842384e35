import type { Hex } from 'viem'
import type { Story } from './story.js'

/** A vault that logs nothing: it is followed by calls, direct and from another contract, and by blocks. */
export const vaultStory: Story = {
  subgraph: 'calls',
  query: `{
    depositors(orderBy: shares) { id shares }
    deposits(orderBy: id) { id caller sender receiver { id } amount shares block }
    routes { id amounts receiver depositsBefore }
    descriptions { text numbers }
    called: blocks(where: { reason: "called" }, orderBy: number) { number hash timestamp }
    start: blocks(where: { reason: "start" }) { number }
    beats: blocks(where: { reason: "beat", number_lte: 31 }, orderBy: number) { number }
  }`,
  tell: async ({ people: { alice, bob, carol }, addressOf, mine, request }) => {
    const router = addressOf('router')
    const first = await mine([
      { by: alice, to: 'vault', call: 'deposit', args: [10n, bob] },
      { by: alice, to: 'router', call: 'depositAll', args: [[1n, 0n, 2n], carol] },
      // The transaction fails, so the deposit inside it did not happen.
      { by: alice, to: 'router', call: 'depositAndFail', args: [1_000n] },
      { by: alice, to: 'vault', call: 'deposit', args: [0n, bob] },
    ])
    await request('anvil_mine', ['0x1e'])
    const second = await mine([
      { by: bob, to: 'vault', call: 'redeem', args: [5n] },
      { by: bob, to: 'vault', call: 'describe', args: ['né', [1n, 2n ** 200n]] },
    ])
    await mine([{ by: bob, to: 'router', call: 'depositAndFail', args: [1n] }])
    const deposit = (id: number, caller: Hex, receiver: Hex, amount: bigint) => ({
      id: `${id}`,
      caller,
      sender: alice,
      receiver: { id: receiver },
      amount: `${amount}`,
      shares: `${amount * 2n}`,
      block: `${first.number}`,
    })
    const seen = ({ number, hash, timestamp }: typeof first) => ({
      number: `${number}`,
      hash,
      timestamp: `${timestamp}`,
    })
    return {
      depositors: [
        { id: carol, shares: '6' },
        { id: bob, shares: '15' },
      ],
      deposits: [deposit(1, alice, bob, 10n), deposit(2, router, carol, 1n), deposit(3, router, carol, 2n)],
      routes: [{ id: first.transactions[1], amounts: ['1', '0', '2'], receiver: carol, depositsBefore: 1 }],
      descriptions: [{ text: 'né', numbers: ['1', `${2n ** 200n}`] }],
      called: [seen(first), seen(second)],
      start: [{ number: '1' }],
      beats: [{ number: '1' }, { number: '11' }, { number: '21' }, { number: '31' }],
    }
  },
}
