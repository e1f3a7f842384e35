import { getAddress, isAddress } from 'viem'
import { connectionOf } from '../../connections/connection.js'
import { exactly } from '../../connections/countRows.js'
import { allOf } from '../../connections/keysetFilter.js'
import { readAll } from '../../connections/readAll.js'
import { once } from '../../core/once.js'
import { RequestError } from '../../core/requestError.js'
import type { Selected } from '../../core/selected.js'
import type { Args, ViewContext } from '../../core/view.js'
import { chainValue } from '../chain/chain.js'
import { eventConnection } from '../events/eventConnection.js'
import { openOrders } from '../market/openOrders.js'
import { RESOURCE_KINDS } from '../resource/resourceKinds.js'
import { tasksInStates } from '../task/tasksWhere.js'
import { accountFacts, accountFields, countsOf, flowsOf, rolesOf, stakeOf, workerOf } from './accountFacts.js'
import { activitySources } from './activitySources.js'
import { addressDeals } from './addressDeals.js'

/** Everything about an address. Nothing is read that is not selected. */
export const addressViewOf = (given: string, context: ViewContext, selected: Selected) => {
  const { read, chain, now } = context
  const address = given.toLowerCase()
  if (!isAddress(address))
    throw new RequestError('BAD_USER_INPUT', `"${given}" is no address: it must be 0x and 40 hex digits.`)

  const account = once(() =>
    read.one({
      field: 'account',
      args: { id: address },
      select: accountFields,
      selections: selected.of('account'),
    }),
  )
  const facts = once(async () => accountFacts((await account())?.source ?? null))
  const resourceKind = once(async () => {
    const found = await Promise.all(
      Object.entries(RESOURCE_KINDS).map(async ([type, { one }]) =>
        (await read.one({ field: one, args: { id: address }, select: { id: true } }))
          ? type.toUpperCase()
          : [],
      ),
    )
    return found.flat()[0] ?? null
  })

  return {
    chain: () => chainValue(chain, context.asOf),
    address,
    checksummed: () => getAddress(address),
    isKnown: async () => {
      const [known, kind] = await Promise.all([account(), resourceKind()])
      return known !== null || kind !== null
    },
    account: async () => (await account())?.node ?? null,
    resourceKind,
    primaryName: () => chain.modules?.naming?.primaryName(address).catch(() => null) ?? null,
    roles: async () => rolesOf(await facts()),
    counts: async () => countsOf(await facts()),
    stake: async () => stakeOf(await facts()),
    flows: async () => flowsOf(await facts()),
    score: async () => (await facts()).count('score').toString(),
    worker: async () => {
      const worker = workerOf(await facts())
      return (
        worker && {
          ...worker,
          workerpools: async () =>
            (await readAll(read, { field: 'workerpoolWorkers', where: { worker: address }, select: {} }))
              .length,
        }
      )
    },
    dealsConnection: (args: Args) =>
      addressDeals(address, facts, args, context, selected.in('dealsConnection')),
    tasksConnection: (args: Args) =>
      connectionOf(
        {
          name: 'tasks of account',
          field: 'tasks',
          orderBy: 'timestamp',
          direction: 'desc',
          where: allOf([{ requester: address }, tasksInStates(args.states, now)]),
          choice: [address, args.states],
        },
        args,
        { read, chain, selected: selected.in('tasksConnection') },
      ),
    contributionsConnection: (args: Args) =>
      connectionOf(
        {
          name: 'contributions of account',
          field: 'contributions',
          orderBy: 'contributedAt',
          direction: 'desc',
          where: { worker: address },
          total: async () => exactly((await facts()).count('contributionsCount')),
        },
        args,
        { read, chain, selected: selected.in('contributionsConnection') },
      ),
    grantedOrders: (args: Args) =>
      openOrders({ kind: args.kind, owner: address }, args, context, selected.in('grantedOrders')),
    receivedOrders: (args: Args) =>
      openOrders(
        { kind: args.kind, requester: address, strict: args.strict === true },
        args,
        context,
        selected.in('receivedOrders'),
      ),
    activity: (args: Args) =>
      eventConnection(
        activitySources(address, args.kinds),
        { name: 'activity', direction: args.orderDirection === 'asc' ? 'asc' : 'desc' },
        args,
        context,
      ),
  }
}
