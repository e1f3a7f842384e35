import type { Facts } from '@poco-explorer/devnet'
import { expect } from 'vitest'
import { allRows } from './allRows.js'
import { accountsInApi, DEAL_FIELDS, dealInApi, sortLists, TASK_FIELDS, tasksInApi } from './factsInApi.js'
import { query } from './graphql.js'
import { rlc } from './rlc.js'

type TaskRow = { id: string } & Parameters<typeof sortLists>[0]
type AccountRow = { id: string; balance: string; frozen: string; score: string }

/** Expects of an index every deal, task, account, resource and counter that the rules give, and none besides. */
export const expectIndexOf = async (url: string, facts: Facts): Promise<void> => {
  const deals = Object.values(facts.deals)
    .map((deal) => dealInApi(deal, facts))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
  expect(await allRows(url, 'deals', DEAL_FIELDS)).toEqual(deals)
  expect((await allRows<TaskRow>(url, 'tasks', TASK_FIELDS)).map(sortLists)).toEqual(tasksInApi(facts))

  const known = new Map(accountsInApi(facts).map((account) => [account.id, account]))
  for (const account of await allRows<AccountRow>(url, 'accounts', 'id balance frozen score')) {
    expect(account).toEqual(
      known.get(account.id) ?? { id: account.id, balance: '0', frozen: '0', score: '0' },
    )
    known.delete(account.id)
  }
  expect([...known.keys()]).toEqual([])

  await expectResources(url, facts)
  const { protocol } = await query<{ protocol: unknown }>(
    url,
    '{ protocol(id: "iExec") { dealsCount categoriesCount tvl } }',
  )
  expect(protocol).toEqual({
    dealsCount: String(deals.length),
    categoriesCount: String(facts.categories.length),
    tvl: rlc(facts.totalSupply),
  })
}

/** A name as an index keeps it: databases have no NULs in text. */
const shown = (name: string): string => name.replaceAll('\0', '')

const expectResources = async (url: string, { resources }: Facts): Promise<void> => {
  const ofKind = (kind: string) =>
    Object.values(resources)
      .filter((resource) => resource.kind === kind)
      .sort((a, b) => (a.address.toLowerCase() < b.address.toLowerCase() ? -1 : 1))
  for (const kind of ['app', 'dataset'])
    expect(await allRows(url, `${kind}s`, 'id owner { id } name')).toEqual(
      ofKind(kind).map(({ address, owner, name }) => ({
        id: address.toLowerCase(),
        owner: { id: owner.toLowerCase() },
        name: shown(name),
      })),
    )
  const fields = 'id owner { id } description workerStakeRatio schedulerRewardRatio'
  expect(await allRows(url, 'workerpools', fields)).toEqual(
    ofKind('workerpool').map(({ address, owner, name, policy }) => ({
      id: address.toLowerCase(),
      owner: { id: owner.toLowerCase() },
      description: shown(name),
      workerStakeRatio: String(policy?.workerStakeRatio),
      schedulerRewardRatio: String(policy?.schedulerRewardRatio),
    })),
  )
}
