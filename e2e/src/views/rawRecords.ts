import type { Hex } from 'viem'
import type { RawChain, RawEvent } from './rawChain.js'

/** What an `EventRecord` must say of a log; amounts in nRLC. */
export type ExpectedRecord = Readonly<{
  id: string
  kind: string
  blockNumber: string
  logIndex: number
  timestamp: string
  transactionHash: string
  account: string | null
  from: string | null
  to: string | null
  value: string | null
  deal: string | null
  task: string | null
  resource: string | null
}>

/** Fields of `EventRecord` that {@link expectedRecords} tells. */
export const RECORD_FIELDS =
  'id kind blockNumber logIndex timestamp transactionHash account from to value(unit: NRLC) deal task resource'

const lower = (value: unknown): string | null => (value === undefined ? null : String(value).toLowerCase())
const RESOURCES = { app: 'App', dataset: 'Dataset', workerpool: 'Workerpool' } as const
const isRegistry = (emitter: RawEvent['emitter']): emitter is keyof typeof RESOURCES => emitter in RESOURCES
const addressOfToken = (token: unknown): string =>
  `0x${BigInt(token as bigint)
    .toString(16)
    .padStart(40, '0')}`

// Told by their entity alone: the log of a category, and what workerpools say before they are registered.
const UNTOLD = new Set(['CreateCategory'])

/** What the chain's logs must look like as records, in their order. */
export const expectedRecords = ({ events, tasks }: RawChain): readonly ExpectedRecord[] => {
  const minted = new Set<string>()
  return events.flatMap((event): ExpectedRecord[] => {
    const { emitter, name, args, address } = event
    if (isRegistry(emitter) && name === 'Transfer') minted.add(addressOfToken(args.tokenId))
    if (UNTOLD.has(name) || (emitter === 'pool' && !minted.has(address))) return []
    const task = lower(args.taskid ?? args.ref)
    const order = /^(Signed|Closed|Broadcast)(App|Dataset|Workerpool|Request)Order$/.exec(name)
    return [
      {
        id: `${event.block}-${event.logIndex}`,
        kind: kindOf(event),
        blockNumber: String(event.block),
        logIndex: event.logIndex,
        timestamp: String(event.timestamp),
        transactionHash: event.transaction,
        account: name === 'Transfer' || order ? null : lower(args.owner ?? args.worker ?? args.sponsor),
        from: name === 'Transfer' ? lower(args.from) : lower(args.previousOwner),
        to: toOf(event),
        value: isRegistry(emitter) ? null : lower(args.value ?? args.amount),
        deal: lower(args.dealid ?? args.dealId) ?? (task ? lower(tasks.get(task as Hex)?.dealid) : null),
        task,
        resource: resourceOf(event),
      },
    ]
  })
}

const kindOf = ({ emitter, name }: RawEvent): string => {
  if (!isRegistry(emitter)) return name
  if (name === 'Transfer') return `${RESOURCES[emitter]}Transfer`
  return name === 'Approval' ? 'RessourceApproval' : name
}

const toOf = ({ emitter, name, args }: RawEvent): string | null => {
  if (name === 'Transfer') return lower(args.to)
  if (name === 'OwnershipTransferred') return lower(args.newOwner)
  if (name === 'ApprovalForAll') return lower(args.operator)
  if (name !== 'Approval') return null
  const approved = lower(isRegistry(emitter) ? args.approved : args.spender)
  return isRegistry(emitter) && /^0x0+$/.test(approved ?? '') ? null : approved
}

const resourceOf = ({ emitter, name, args, address }: RawEvent): string | null => {
  if (emitter === 'pool') return address
  if (isRegistry(emitter)) return args.tokenId === undefined ? null : addressOfToken(args.tokenId)
  return name === 'SchedulerNotice' || name === 'TaskInitialize' ? lower(args.workerpool) : null
}

/** Records of orders tell of the terms as well, which their logs do not show. */
export const isOfOrder = ({ kind }: Pick<ExpectedRecord, 'kind'>): boolean => kind.endsWith('Order')
