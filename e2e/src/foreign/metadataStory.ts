import type { Story } from './story.js'

/** Tokens described by files: a good one that two share, one that is no JSON, one that nobody has. */
export const metadataStory: Story = {
  subgraph: 'metadata',
  readsFiles: true,
  query: `{
    collectibles(orderBy: id) { id owner metadata { id name level attributes(orderBy: id) { trait value } } }
    metadata_collection(where: { level_gt: 1 }) { name }
  }`,
  tell: async ({ people: { alice, bob }, mine, publish }) => {
    const to = 'illustrated'
    const attributes = [
      { trait_type: 'colour', value: 'rouge «vif»' },
      { trait_type: 'size', value: '' },
    ]
    const level = '12345678901234567890123'
    const good = publish(
      `{ "name": "Chat 🐈", "level": ${level}, "attributes": ${JSON.stringify(attributes)} }`,
    )
    const broken = publish('no { JSON')
    await mine([
      { by: alice, to, call: 'mint', args: [alice, 1n, `ipfs://${good}`] },
      { by: alice, to, call: 'mint', args: [alice, 2n, `ipfs://${broken}`] },
      { by: alice, to, call: 'mint', args: [alice, 3n, 'https://not.on/ipfs'] },
    ])
    await mine([
      { by: bob, to, call: 'mint', args: [bob, 4n, `ipfs://${good}`] },
      {
        by: bob,
        to,
        call: 'mint',
        args: [bob, 5n, 'ipfs://bafkreigh2akiscaildcqabsyg3dfr6chu3fgpregiymsck7e7aqa4s52zy'],
      },
      { by: alice, to, call: 'transferFrom', args: [alice, bob, 1n] },
    ])
    const described = {
      id: good,
      name: 'Chat 🐈',
      level,
      attributes: attributes.map(({ trait_type, value }) => ({ trait: trait_type, value })),
    }
    return {
      collectibles: [
        { id: '1', owner: bob, metadata: described },
        { id: '2', owner: alice, metadata: { id: broken, name: null, level: null, attributes: [] } },
        { id: '3', owner: alice, metadata: null },
        { id: '4', owner: bob, metadata: described },
        { id: '5', owner: bob, metadata: null },
      ],
      metadata_collection: [{ name: 'Chat 🐈' }],
    }
  },
}
