import { connectionOf } from '../../connections/connection.js'
import { exactly } from '../../connections/countRows.js'
import { allOf, anyOf, type Where } from '../../connections/keysetFilter.js'
import { readAll } from '../../connections/readAll.js'
import type { Reader } from '../../core/reader.js'
import type { Selected } from '../../core/selected.js'
import { objectAt, textAt } from '../../core/source.js'
import type { Args, ViewContext } from '../../core/view.js'
import { dealsInStates } from '../deal/dealsWhere.js'
import type { AccountFacts } from './accountFacts.js'

/** Counters of deals, by role. */
const COUNTERS: Readonly<Record<string, string>> = {
  REQUESTER: 'dealsRequestedCount',
  BENEFICIARY: 'dealsBeneficiaryCount',
  SPONSOR: 'dealsSponsoredCount',
  CALLBACK: 'dealsCallbackCount',
}

/** Deals in which an account takes a part, newest first. */
export const addressDeals = async (
  account: string,
  facts: () => Promise<AccountFacts>,
  args: Args,
  { read, chain, now }: ViewContext,
  selected: Selected,
) => {
  const role = String(args.role)
  const inStates = dealsInStates(args.states, now)
  const counter = inStates ? undefined : COUNTERS[role]
  return connectionOf(
    {
      name: 'deals of account',
      field: 'deals',
      orderBy: 'timestamp',
      direction: 'desc',
      where: allOf([await dealsInRole(read, account, role), inStates]),
      choice: [account, role, args.states],
      total: counter === undefined ? undefined : async () => exactly((await facts()).count(counter)),
    },
    args,
    { read, chain, selected },
  )
}

const dealsInRole = (read: Reader, account: string, role: string): Where | Promise<Where> => {
  switch (role) {
    case 'BENEFICIARY':
      return { beneficiary: account }
    case 'SPONSOR':
      return { sponsor: account, requester_not: account }
    case 'CALLBACK':
      return { callback: account }
    case 'APP_OWNER':
      return { appOwner: account }
    case 'DATASET_OWNER':
      return { datasetOwner: account }
    case 'WORKERPOOL_OWNER':
      return { workerpoolOwner: account }
    case 'WORKER':
      return dealsOfWorker(read, account)
    default:
      return { requester: account }
  }
}

/** Deals are not found by the workers of their tasks, so their ids are read first. */
const dealsOfWorker = async (read: Reader, worker: string): Promise<Where> => {
  const contributions = await readAll(read, {
    field: 'contributions',
    where: { worker },
    select: { task: { deal: { id: true } } },
  })
  const ids = contributions.map((row) => textAt(objectAt(objectAt(row, 'task'), 'deal'), 'id'))
  return ids.length > 0 ? { id_in: [...new Set(ids)] } : anyOf([])
}
