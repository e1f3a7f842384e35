import { formatUnits, type Hex, zeroAddress } from 'viem'
import type { Story } from './story.js'

/** An ERC-20 with a symbol and one without, minted, moved, spent by others and burnt. */
export const tokenStory: Story = {
  subgraph: 'erc20',
  query: `{
    tokens(orderBy: name) { id name symbol decimals supply transfers(first: 2, orderBy: value) { value } }
    balances(orderBy: id) { id value exact account { id } token { symbol } }
    transfers(orderBy: id, where: { value_gt: "500" }) { id from { id } to { id } value block timestamp }
    approvals { owner { id } spender left }
  }`,
  tell: async ({ people: { alice, bob, carol }, addressOf, mine }) => {
    const [gold, nameless] = [addressOf('gold'), addressOf('nameless')]
    const huge = 10n ** 40n + 1n
    const minted = await mine([
      { by: alice, to: 'gold', call: 'mint', args: [alice, 1_000n] },
      { by: bob, to: 'nameless', call: 'mint', args: [bob, huge] },
      { by: alice, to: 'gold', call: 'transfer', args: [bob, 300n] },
      { by: alice, to: 'gold', call: 'approve', args: [carol, 200n] },
    ])
    await mine([
      { by: carol, to: 'gold', call: 'transferFrom', args: [alice, carol, 150n] },
      { by: bob, to: 'gold', call: 'burn', args: [50n] },
      { by: bob, to: 'gold', call: 'transfer', args: [bob, 0n] },
      // More than she has: nothing happens.
      { by: carol, to: 'gold', call: 'transfer', args: [bob, 1_000_000n] },
      { by: bob, to: 'nameless', call: 'transfer', args: [alice, 1n] },
    ])
    const balance = (token: Hex, symbol: string | null, account: Hex, value: bigint) => ({
      id: `${token}-${account}`,
      value: `${value}`,
      exact: formatUnits(value, 18),
      account: { id: account },
      token: { symbol },
    })
    const balances = [
      balance(gold, 'GLD', alice, 1_000n - 300n - 150n),
      balance(gold, 'GLD', bob, 300n - 50n),
      balance(gold, 'GLD', carol, 150n),
      balance(nameless, null, alice, 1n),
      balance(nameless, null, bob, huge - 1n),
    ]
    const transfer = (transaction: number, logIndex: number, to: Hex, value: bigint) => ({
      id: `${minted.transactions[transaction]}${littleEndian(logIndex)}`,
      from: { id: zeroAddress },
      to: { id: to },
      value: `${value}`,
      block: `${minted.number}`,
      timestamp: `${minted.timestamp}`,
    })
    return {
      tokens: [
        {
          id: gold,
          name: 'Gold',
          symbol: 'GLD',
          decimals: 18,
          supply: '950',
          transfers: [{ value: '0' }, { value: '50' }],
        },
        {
          id: nameless,
          name: 'Née ✨',
          symbol: null,
          decimals: 18,
          supply: `${huge}`,
          transfers: [{ value: '1' }, { value: `${huge}` }],
        },
      ],
      balances: balances.sort(byId),
      transfers: [transfer(0, 0, alice, 1_000n), transfer(1, 1, bob, huge)].sort(byId),
      approvals: [{ owner: { id: alice }, spender: carol, left: '200' }],
    }
  },
}

/** As `concatI32` of a mapping appends a number. */
const littleEndian = (number: number): string => {
  const bytes = Buffer.alloc(4)
  bytes.writeInt32LE(number)
  return bytes.toString('hex')
}

const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1)
