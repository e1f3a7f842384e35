import type { Need } from '../../core/need.js'

/** Base root fields that list events, and what is read of each. Every event is in exactly one of them. */
export type EventList =
  | 'accountEvents'
  | 'transfers'
  | 'ressourceTransferEvents'
  | 'workerpoolEvents'
  | 'dealEvents'
  | 'taskEvents'
  | 'orderEvents'
  | 'administrationEvents'
  | 'approvals'
  | 'ressourceApprovals'
  | 'approvalForAlls'

const id: Need = { id: true }
const ofTask: Need = { task: { id: true, deal: id } }
const ofContribution: Need = { score: true, contribution: ofTask }

/** What all events have. */
export const everyEvent: Need = {
  __typename: true,
  id: true,
  blockNumber: true,
  logIndex: true,
  timestamp: true,
  transaction: id,
}

const offer = (resource: string): Need => ({ order: { [resource]: id } })
const orderEvents = (kind: string, order: Need): Need => ({
  [`...on Signed${kind}Order`]: order,
  [`...on Closed${kind}Order`]: order,
  [`...on Broadcast${kind}Order`]: { ...order, sign: true },
})

/** Fields of single event types, by the type; enums of different types must not share a name. */
export const rewardFields: Need = { account: id, value: true, ...ofTask, 'paidFor:kind': true }
export const seizeFields: Need = { account: id, value: true, ...ofTask, 'takenFor:kind': true }
export const verdictFields: Need = { account: id, ...ofContribution }
export const noticeFields: Need = { workerpool: id, deal: id }

/** What is read of the events of each list. */
export const EVENT_LISTS: Readonly<Record<EventList, Need>> = {
  accountEvents: {
    account: id,
    '...on Reward': rewardFields,
    '...on Seize': seizeFields,
    '...on Lock': { value: true },
    '...on Unlock': { value: true },
    '...on AccurateContribution': ofContribution,
    '...on FaultyContribution': ofContribution,
  },
  transfers: { from: id, to: id, value: true },
  ressourceTransferEvents: {
    from: id,
    to: id,
    '...on AppTransfer': { app: id },
    '...on DatasetTransfer': { dataset: id },
    '...on WorkerpoolTransfer': { workerpool: id },
  },
  workerpoolEvents: {
    workerpool: id,
    '...on SchedulerNotice': { deal: id },
    '...on SchedulerNoticeBoost': { deal: id },
    '...on PolicyUpdate': {
      oldWorkerStakeRatio: true,
      newWorkerStakeRatio: true,
      oldSchedulerRewardRatio: true,
      newSchedulerRewardRatio: true,
    },
  },
  dealEvents: {
    deal: id,
    '...on OrdersMatched': {
      deal: {
        id: true,
        botSize: true,
        apporder: id,
        datasetorder: id,
        workerpoolorder: id,
        requestorder: id,
      },
    },
    '...on DealSponsored': { sponsor: id },
    '...on DealSponsoredBoost': { sponsor: id },
  },
  taskEvents: {
    ...ofTask,
    '...on TaskInitialize': { workerpool: id },
    '...on TaskContribute': { worker: id, hash: true },
    '...on TaskConsensus': { consensus: true },
    '...on TaskReveal': { worker: id, digest: true },
    '...on TaskFinalize': { results: true },
    '...on ResultPushedBoost': { results: true },
  },
  orderEvents: {
    orderHash: true,
    ...orderEvents('App', offer('app')),
    ...orderEvents('Dataset', offer('dataset')),
    ...orderEvents('Workerpool', offer('workerpool')),
    ...orderEvents('Request', offer('requester')),
  },
  administrationEvents: {
    contract: true,
    '...on OwnershipTransferred': { previousOwner: id, newOwner: id },
    '...on DiamondCut': { init: true, 'input:data': true },
    '...on CommitMessage': { message: true },
    '...on FunctionUpdate': { selector: true, oldDelegate: true, newDelegate: true, functionSignature: true },
  },
  approvals: { allowance: { owner: id, spender: id }, amount: true },
  ressourceApprovals: { registry: true, ressource: true, owner: id, approved: id },
  approvalForAlls: { registry: true, owner: id, operator: id, isApproved: true },
}
