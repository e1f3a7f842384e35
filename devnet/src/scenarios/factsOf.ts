import type { Address, Hex } from 'viem'
import type { BlockPointer } from '../chain/chain.js'
import type { AccountFacts, Facts, ScenarioFacts, TaskFacts } from './facts.js'
import type { Tale, TaskState } from './tale.js'

/** What a story has led to, frozen as plain data. */
export const factsOf = (
  tale: Tale,
  { head, scenarios }: { head: BlockPointer; scenarios: Readonly<Record<string, ScenarioFacts>> },
): Facts => ({
  block: head.number,
  time: head.time,
  scenarios: { ...scenarios },
  deals: Object.fromEntries(tale.deals),
  tasks: mapRecord(tale.tasks, (task) => taskFacts(tale, task)),
  orders: mapRecord(
    new Map([...tale.orders].filter(([, { isSeen }]) => isSeen)),
    ({ isSeen: _, ...order }) => order,
  ),
  resources: mapRecord(tale.resources, ({ holder: _, ...resource }) => resource),
  accounts: accountFacts(tale),
  categories: tale.categories.map(({ name, workClockTimeRef }) => ({ name, workClockTimeRef })),
  files: Object.fromEntries(tale.files),
  totalSupply: tale.ledger.totalSupply(),
})

const mapRecord = <Key extends string, From, To>(
  map: ReadonlyMap<Key, From>,
  convert: (value: From) => To,
): Record<Key, To> =>
  Object.fromEntries([...map].map(([key, value]) => [key, convert(value)])) as Record<Key, To>

const taskFacts = (tale: Tale, { deal, votes: _, contributions, ...task }: TaskState): TaskFacts => ({
  ...task,
  dealId: deal.id as Hex,
  contributions: contributions.map(({ worker, digest: __, ...contribution }) => ({
    ...contribution,
    worker: tale.addressOf(worker),
  })),
  rewards: [...task.rewards],
  seizes: [...task.seizes],
})

const accountFacts = (tale: Tale): Record<Address, AccountFacts> => {
  const facts: Record<Address, AccountFacts> = {}
  for (const [address, { balance, frozen }] of tale.ledger.accounts)
    facts[address] = { balance, frozen, score: 0n }
  for (const [role, score] of tale.scores) {
    const address = tale.addressOf(role)
    const { balance, frozen } = tale.ledger.stateOf(address)
    facts[address] = { balance, frozen, score }
  }
  return facts
}
