import type { Hex } from 'viem'
import type { Story } from './story.js'

/** Proposals with lists of everything, votes with and without reasons, and a vote on nothing. */
export const governorStory: Story = {
  subgraph: 'governance',
  query: `{
    proposals(orderBy: id) {
      id proposer { id } state targets values signatures calldatas startBlock description forVotes againstVotes
      votes(orderBy: votes, orderDirection: desc) { voter { id } choice votes reason }
    }
    voters(orderBy: votesCast, orderDirection: desc) { id votesCast proposals { id } votes(where: { choice: FOR }) { votes } }
    active: proposals(where: { state_in: [ACTIVE, CANCELED] }) { id }
    reasoned: votes(orderBy: votes, where: { reason_contains_nocase: "YES" }) { choice }
  }`,
  tell: async ({ people: { alice, bob, carol }, addressOf, mine }) => {
    const to = 'governor'
    const targets = [addressOf('gold'), addressOf('nameless')]
    const signatures = ['transfer(address,uint256)', '']
    const calldatas: Hex[] = ['0x', `0x${'ab'.repeat(70)}`]
    const description = '# Pay them\n\n«soon» 💰'
    const proposed = await mine([
      {
        by: alice,
        to,
        call: 'propose',
        args: [targets, [1n, 2n ** 255n], signatures, calldatas, description],
      },
      { by: bob, to, call: 'propose', args: [[], [], [], [], ''] },
    ])
    await mine([
      { by: bob, to, call: 'vote', args: [1n, 1, 400n, 'oh yes'] },
      { by: carol, to, call: 'vote', args: [1n, 0, 300n, ''] },
      { by: alice, to, call: 'vote', args: [1n, 2, 50n, 'yes and no'] },
      { by: alice, to, call: 'vote', args: [99n, 1, 1n, 'of nothing'] },
      { by: alice, to, call: 'vote', args: [2n, 1, 5n, ''] },
    ])
    await mine([
      { by: alice, to, call: 'execute', args: [1n] },
      { by: alice, to, call: 'cancel', args: [2n] },
    ])
    return {
      proposals: [
        {
          id: '1',
          proposer: { id: alice },
          state: 'EXECUTED',
          targets,
          values: ['1', `${2n ** 255n}`],
          signatures,
          calldatas,
          startBlock: `${proposed.number}`,
          description,
          forVotes: '400',
          againstVotes: '300',
          votes: [
            { voter: { id: bob }, choice: 'FOR', votes: '400', reason: 'oh yes' },
            { voter: { id: carol }, choice: 'AGAINST', votes: '300', reason: null },
            { voter: { id: alice }, choice: 'ABSTAIN', votes: '50', reason: 'yes and no' },
          ],
        },
        {
          id: '2',
          proposer: { id: bob },
          state: 'CANCELED',
          targets: [],
          values: [],
          signatures: [],
          calldatas: [],
          startBlock: `${proposed.number}`,
          description: '',
          forVotes: '5',
          againstVotes: '0',
          votes: [{ voter: { id: alice }, choice: 'FOR', votes: '5', reason: null }],
        },
      ],
      voters: [
        { id: bob, votesCast: '400', proposals: [{ id: '2' }], votes: [{ votes: '400' }] },
        { id: carol, votesCast: '300', proposals: [], votes: [] },
        { id: alice, votesCast: '55', proposals: [{ id: '1' }], votes: [{ votes: '5' }] },
      ],
      active: [{ id: '2' }],
      reasoned: [{ choice: 'ABSTAIN' }, { choice: 'FOR' }],
    }
  },
}
