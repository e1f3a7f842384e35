import { RequestError } from '../../core/requestError.js'
import { EVENT_TYPES, type EventSource, typeSource } from '../events/eventSource.js'

/** Events in which an account takes part, or those of some types. No event is in two of the sources. */
export const activitySources = (account: string, kinds: unknown): readonly EventSource[] => {
  const wanted = Array.isArray(kinds) ? new Set(kinds.map(String)) : undefined
  const unknown = [...(wanted ?? [])].find((kind) => !EVENT_TYPES.has(kind))
  if (unknown !== undefined)
    throw new RequestError(
      'BAD_USER_INPUT',
      `There is no type of event "${unknown}", but ${[...EVENT_TYPES].join(', ')}.`,
    )
  return partsOf(account).flatMap(([types, where]) =>
    types.filter((type) => wanted?.has(type) ?? true).map((type) => typeSource(type, where)),
  )
}

const partsOf = (account: string): readonly (readonly [readonly string[], EventSource['where']])[] => [
  [['Reward', 'Seize', 'Lock', 'Unlock', 'AccurateContribution', 'FaultyContribution'], { account }],
  [['Transfer', 'AppTransfer', 'DatasetTransfer', 'WorkerpoolTransfer'], { from: account }],
  [['Transfer', 'AppTransfer', 'DatasetTransfer', 'WorkerpoolTransfer'], { to: account, from_not: account }],
  [['TaskContribute', 'TaskReveal'], { worker: account }],
  [['OrdersMatched'], { deal_: { requester: account } }],
  [['DealSponsored', 'DealSponsoredBoost'], { sponsor: account }],
  [['Approval'], { allowance_: { owner: account } }],
  [['Approval'], { allowance_: { spender: account, owner_not: account } }],
  [['RessourceApproval', 'ApprovalForAll'], { owner: account }],
  [['RessourceApproval'], { approved: account, owner_not: account }],
  [['ApprovalForAll'], { operator: account, owner_not: account }],
  [['OwnershipTransferred'], { previousOwner: account }],
  [['OwnershipTransferred'], { newOwner: account, previousOwner_not: account }],
]
