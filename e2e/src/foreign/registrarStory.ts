import { concat, type Hex, keccak256, toHex, zeroAddress, zeroHash } from 'viem'
import type { Story } from './story.js'

const labelOf = (name: string): Hex => keccak256(toHex(name))
const nodeOf = (parent: Hex, name: string): Hex => keccak256(concat([parent, labelOf(name)]))

/** Names below names, some without a name that can be known, as in ENS. */
export const registrarStory: Story = {
  subgraph: 'registrar',
  query: `{
    domains(where: { parent_not: null }, orderBy: labelName) {
      id name labelName labelhash parent { id name } subdomains(orderBy: name) { name } subdomainCount
      owner { id } resolver registration { expires hashed }
    }
    root: domain(id: "${zeroHash}") { name subdomainCount registration { id } }
    accounts(where: { domains_: { name_ends_with: ".eth" } }) { domains(where: { name_not: null }, orderBy: name) { name } }
  }`,
  tell: async ({ people: { alice, bob }, addressOf, mine }) => {
    const to = 'registrar'
    const eth = nodeOf(zeroHash, 'eth')
    const [shop, hidden] = [nodeOf(eth, 'шоп'), nodeOf(eth, 'hidden')]
    const far = 10n ** 30n
    await mine([
      { by: alice, to, call: 'claim', args: [zeroHash, 'eth', alice, 2_000_000_000n] },
      { by: alice, to, call: 'claim', args: [eth, 'шоп', alice, far] },
      { by: alice, to, call: 'setOwner', args: [eth, labelOf('hidden'), bob] },
      { by: alice, to, call: 'setResolver', args: [shop, addressOf('gold')] },
      { by: alice, to, call: 'setResolver', args: [eth, addressOf('gold')] },
    ])
    await mine([
      { by: alice, to, call: 'setOwner', args: [eth, labelOf('шоп'), bob] },
      { by: bob, to, call: 'setResolver', args: [eth, zeroAddress] },
      { by: bob, to, call: 'setResolver', args: [nodeOf(shop, 'nowhere'), addressOf('gold')] },
    ])
    const domain = (id: Hex, name: string | null, more: object) => ({
      id,
      name,
      labelName: name === null ? null : name.split('.')[0],
      subdomains: [],
      subdomainCount: 0,
      resolver: null,
      registration: null,
      parent: { id: eth, name: 'eth' },
      owner: { id: bob },
      ...more,
    })
    const registration = (name: string, expires: bigint) => ({ expires: `${expires}`, hashed: labelOf(name) })
    return {
      domains: [
        domain(eth, 'eth', {
          labelhash: labelOf('eth'),
          parent: { id: zeroHash, name: null },
          subdomains: [{ name: 'шоп.eth' }, { name: null }],
          subdomainCount: 2,
          owner: { id: alice },
          registration: registration('eth', 2_000_000_000n),
        }),
        domain(shop, 'шоп.eth', {
          labelhash: labelOf('шоп'),
          resolver: addressOf('gold'),
          registration: registration('шоп', far),
        }),
        domain(hidden, null, { labelhash: labelOf('hidden') }),
      ],
      root: { name: null, subdomainCount: 1, registration: null },
      accounts: [{ domains: [{ name: 'шоп.eth' }] }],
    }
  },
}
