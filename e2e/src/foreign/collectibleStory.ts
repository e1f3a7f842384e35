import type { Story } from './story.js'

/** An ERC-721 whose tokens are minted, approved, moved and burnt, one of them within its block. */
export const collectibleStory: Story = {
  subgraph: 'erc721',
  query: `{
    owners(orderBy: id) { id count collectibles(orderBy: id) { id } }
    collectibles(orderBy: mintedAt, orderDirection: desc) { id owner { id } former { id } approved uri mintedAt }
    burnt: collectibles(where: { owner: null }) { id }
    approved: collectibles(where: { approved_not: null }) { id }
  }`,
  tell: async ({ people: { alice, bob, carol }, mine }) => {
    const to = 'collectible'
    const first = await mine([
      { by: alice, to, call: 'mint', args: [alice, 1n, 'here'] },
      { by: alice, to, call: 'approve', args: [bob, 1n] },
    ])
    await mine([
      { by: bob, to, call: 'transferFrom', args: [alice, bob, 1n] },
      // Already hers no longer.
      { by: alice, to, call: 'transferFrom', args: [alice, carol, 1n] },
    ])
    const second = await mine([
      { by: carol, to, call: 'mint', args: [carol, 2n ** 200n, 'there'] },
      { by: carol, to, call: 'approve', args: [alice, 2n ** 200n] },
    ])
    const third = await mine([
      { by: alice, to, call: 'mint', args: [alice, 3n, 'nowhere'] },
      { by: alice, to, call: 'burn', args: [3n] },
      { by: bob, to, call: 'transferFrom', args: [bob, carol, 1n] },
    ])
    const large = `${2n ** 200n}`
    return {
      owners: [{ id: carol, count: 2, collectibles: [{ id: '1' }, { id: large }] }],
      collectibles: [
        // Calls see the end of the block, at which the token is no more.
        {
          id: '3',
          owner: null,
          former: [],
          approved: null,
          uri: 'gone within its block',
          mintedAt: `${third.number}`,
        },
        {
          id: large,
          owner: { id: carol },
          former: [],
          approved: alice,
          uri: 'there',
          mintedAt: `${second.number}`,
        },
        {
          id: '1',
          owner: { id: carol },
          former: [],
          approved: null,
          uri: 'here',
          mintedAt: `${first.number}`,
        },
      ],
      burnt: [{ id: '3' }],
      approved: [{ id: large }],
    }
  },
}
