import { type Hex, zeroAddress } from 'viem'
import type { Story } from './story.js'

/** An ERC-1155 with batches, one of them empty, an interface over its holders, and words to search. */
export const itemsStory: Story = {
  subgraph: 'erc1155',
  query: `{
    items(orderBy: id) { id title supply holders { id } }
    holdings(orderBy: id) { holder { id } item { id } value }
    owneds(orderBy: id) { __typename id holdings { value } }
    itemSearch(text: "sword & rusty") { id uri }
    _meta { hasIndexingErrors }
  }`,
  tell: async ({ people: { alice, bob }, mine }) => {
    const to = 'items'
    await mine([
      { by: alice, to, call: 'mint', args: [alice, 1n, 5n, 'ipfs://files/rusty swords'] },
      { by: alice, to, call: 'mint', args: [alice, 2n, 7n, 'ipfs://files/shield'] },
    ])
    await mine([
      { by: alice, to, call: 'moveBatch', args: [alice, bob, [1n, 2n, 1n], [2n, 3n, 1n]] },
      { by: alice, to, call: 'moveBatch', args: [zeroAddress, bob, [], []] },
    ])
    const holding = (id: Hex, item: number, value: number) => ({
      holder: { id },
      item: { id: `${item}` },
      value: `${value}`,
    })
    const byHolder = [
      { id: alice, values: [2, 4] },
      { id: bob, values: [3, 3] },
    ].sort((a, b) => (a.id < b.id ? -1 : 1))
    const holders = byHolder.map(({ id }) => ({ id }))
    return {
      items: [
        { id: '1', title: 'rusty swords', supply: '5', holders },
        { id: '2', title: 'shield', supply: '7', holders },
      ],
      holdings: byHolder.flatMap(({ id, values }) =>
        values.map((value, index) => holding(id, index + 1, value)),
      ),
      owneds: byHolder.map(({ id, values }) => ({
        __typename: 'Holder',
        id,
        holdings: values.map((value) => ({ value: `${value}` })),
      })),
      itemSearch: [{ id: '1', uri: 'ipfs://files/rusty swords' }],
      _meta: { hasIndexingErrors: false },
    }
  },
}
