import { encodeAbiParameters, type Hex, keccak256, parseAbiParameters } from 'viem'
import type { Story } from './story.js'

const ORDER = parseAbiParameters([
  'Order order',
  'struct Order { address maker; Item item; uint128 price; bytes4 kind; }',
  'struct Item { address collection; uint256[] ids; }',
])

/** Orders that are structs, overloaded events of their sales, receipts, and a fee that is called for at the block. */
export const marketStory: Story = {
  subgraph: 'market',
  query: `{
    orders(orderBy: price) {
      id maker collection ids price kind
      sale { id buyer price fee payments succeeded logsInReceipt gasUsed }
    }
  }`,
  tell: async ({ people: { alice, bob }, addressOf, mine, request }) => {
    const to = 'market'
    const orderOf = (price: bigint) => ({
      maker: alice,
      item: { collection: addressOf('collectible'), ids: [1n, price, 2n ** 255n] },
      price,
      kind: '0x01020304' as Hex,
    })
    const hashOf = (price: bigint): Hex => keccak256(encodeAbiParameters(ORDER, [orderOf(price)]))
    const prices = [13n, 1_000n, 5_000n, 9_000n] as const
    await mine(prices.map((price) => ({ by: alice, to, call: 'list', args: [orderOf(price)] })))
    const cheap = await mine([
      { by: bob, to, call: 'buy', args: [hashOf(1_000n), 1_000n] },
      // Within the block of the sale: calls see the end of the block, so also the new fee.
      { by: alice, to, call: 'setFee', args: [5n] },
    ])
    const taken = await mine([{ by: bob, to, call: 'take', args: [hashOf(5_000n)] }])
    const dear = await mine([{ by: alice, to, call: 'buy', args: [hashOf(9_000n), 9_000n] }])
    // The market refuses to tell the fee of this price.
    const unlucky = await mine([{ by: bob, to, call: 'buy', args: [hashOf(13n), 13n] }])
    const gasUsed = async (transaction: Hex | undefined) => {
      const receipt = await request('eth_getTransactionReceipt', [transaction])
      return `${BigInt((receipt as { gasUsed: Hex }).gasUsed)}`
    }
    const sale = async (transaction: Hex | undefined, buyer: Hex, more: object) => ({
      id: transaction,
      buyer,
      succeeded: true,
      gasUsed: await gasUsed(transaction),
      ...more,
    })
    const sales = [
      await sale(unlucky.transactions[0], bob, {
        price: '13',
        fee: null,
        payments: ['0', '13'],
        logsInReceipt: 3,
      }),
      await sale(cheap.transactions[0], bob, {
        price: '1000',
        fee: '50',
        payments: ['30', '970'],
        logsInReceipt: 3,
      }),
      await sale(taken.transactions[0], bob, { price: null, fee: null, payments: [], logsInReceipt: 1 }),
      await sale(dear.transactions[0], alice, {
        price: '9000',
        fee: '450',
        payments: ['450', '8550'],
        logsInReceipt: 3,
      }),
    ]
    return {
      orders: prices.map((price, index) => ({
        id: hashOf(price),
        maker: alice,
        collection: addressOf('collectible'),
        ids: ['1', `${price}`, `${2n ** 255n}`],
        price: `${price}`,
        kind: '0x01020304',
        sale: sales[index],
      })),
    }
  },
}
