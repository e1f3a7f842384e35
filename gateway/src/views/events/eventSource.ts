import type { Where } from '../../connections/keysetFilter.js'
import { GatewayError } from '../../core/gatewayError.js'
import type { Need } from '../../core/need.js'

/** Some events of one list of the base. */
export type EventSource = Readonly<{
  /** Base root field. */
  field: string
  select: Need
  where: Where
}>

/** Events that the base lists together: what all of them have, and what each type has besides. */
type EventGroup = Readonly<{ shared: Need; types: Readonly<Record<string, Need>> }>

const id: Need = { id: true }
const ofTask: Need = { task: { id: true, deal: id } }
const verdict: Need = { score: true, contribution: ofTask }
const matched: Need = {
  deal: { id: true, botSize: true, apporder: id, datasetorder: id, workerpoolorder: id, requestorder: id },
}

/** What is read of every event. */
const everyEvent: Need = {
  __typename: true,
  id: true,
  blockNumber: true,
  logIndex: true,
  timestamp: true,
  transaction: id,
}

const orderEvents = (kind: string, about: string): Readonly<Record<string, Need>> => ({
  [`Signed${kind}Order`]: { order: { [about]: id } },
  [`Closed${kind}Order`]: { order: { [about]: id } },
  [`Broadcast${kind}Order`]: { order: { [about]: id }, sign: true },
})

/** All events, by the root field that lists them. Each is in exactly one group. Enums of two types need two names. */
const GROUPS: Readonly<Record<string, EventGroup>> = {
  accountEvents: {
    shared: { account: id },
    types: {
      Reward: { value: true, ...ofTask, 'paidFor:kind': true },
      Seize: { value: true, ...ofTask, 'takenFor:kind': true },
      Lock: { value: true },
      Unlock: { value: true },
      AccurateContribution: verdict,
      FaultyContribution: verdict,
    },
  },
  transfers: { shared: {}, types: { Transfer: { from: id, to: id, value: true } } },
  ressourceTransferEvents: {
    shared: { from: id, to: id },
    types: {
      AppTransfer: { app: id },
      DatasetTransfer: { dataset: id },
      WorkerpoolTransfer: { workerpool: id },
    },
  },
  workerpoolEvents: {
    shared: { workerpool: id },
    types: {
      SchedulerNotice: { deal: id },
      SchedulerNoticeBoost: { deal: id },
      PolicyUpdate: {
        oldWorkerStakeRatio: true,
        newWorkerStakeRatio: true,
        oldSchedulerRewardRatio: true,
        newSchedulerRewardRatio: true,
      },
    },
  },
  dealEvents: {
    shared: { deal: id },
    types: { OrdersMatched: matched, DealSponsored: { sponsor: id }, DealSponsoredBoost: { sponsor: id } },
  },
  taskEvents: {
    shared: ofTask,
    types: {
      TaskInitialize: { workerpool: id },
      TaskContribute: { worker: id, hash: true },
      TaskConsensus: { consensus: true },
      TaskReveal: { worker: id, digest: true },
      TaskReopen: {},
      TaskFinalize: { results: true },
      ResultPushedBoost: { results: true },
      TaskClaimed: {},
    },
  },
  orderEvents: {
    shared: { orderHash: true },
    types: {
      ...orderEvents('App', 'app'),
      ...orderEvents('Dataset', 'dataset'),
      ...orderEvents('Workerpool', 'workerpool'),
      ...orderEvents('Request', 'requester'),
    },
  },
  administrationEvents: {
    shared: { contract: true },
    types: {
      OwnershipTransferred: { previousOwner: id, newOwner: id },
      DiamondCut: { init: true, 'input:data': true },
      CommitMessage: { message: true },
      FunctionUpdate: { selector: true, oldDelegate: true, newDelegate: true, functionSignature: true },
    },
  },
  approvals: {
    shared: {},
    types: { Approval: { allowance: { owner: id, spender: id }, amount: true } },
  },
  ressourceApprovals: {
    shared: {},
    types: { RessourceApproval: { registry: true, ressource: true, owner: id, approved: id } },
  },
  approvalForAlls: {
    shared: {},
    types: { ApprovalForAll: { registry: true, owner: id, operator: id, isApproved: true } },
  },
}

/** Events of all types of a group. */
export const groupSource = (field: string, where: Where): EventSource => {
  const { shared, types } = groupOf(field)
  const fragments = Object.entries(types).filter(([, own]) => Object.keys(own).length > 0)
  return {
    field,
    select: {
      ...everyEvent,
      ...shared,
      ...Object.fromEntries(fragments.map(([type, own]) => [`...on ${type}`, own])),
    },
    where,
  }
}

/** All events there are. */
export const allSources = (where: Where): readonly EventSource[] =>
  Object.keys(GROUPS).map((field) => groupSource(field, where))

/** Names of all event types. */
export const EVENT_TYPES: ReadonlySet<string> = new Set(
  Object.values(GROUPS).flatMap(({ types }) => Object.keys(types)),
)

/** Events of one type. */
export const typeSource = (type: string, where: Where): EventSource => {
  const { shared, types } = Object.values(GROUPS).find((group) => type in group.types) ?? groupOf(type)
  return {
    field: `${type.charAt(0).toLowerCase()}${type.slice(1)}s`,
    select: { ...everyEvent, ...shared, ...types[type] },
    where,
  }
}

const groupOf = (field: string): EventGroup => {
  const group = GROUPS[field]
  if (group) return group
  throw new GatewayError(`There is no list of events "${field}".`, { facts: { field } })
}
