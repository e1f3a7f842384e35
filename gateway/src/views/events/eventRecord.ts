import { objectAt, objectOrNullAt, type Source, textAt, textOrNullAt } from '../../core/source.js'
import { formatRlc, parseRlc } from '../lib/rlc.js'

/** Arguments of events that have no field of their own, under the names they are read by. */
const DATA = [
  'hash',
  'consensus',
  'digest',
  'results',
  'score',
  'paidFor',
  'takenFor',
  'oldWorkerStakeRatio',
  'newWorkerStakeRatio',
  'oldSchedulerRewardRatio',
  'newSchedulerRewardRatio',
  'orderHash',
  'sign',
  'contract',
  'init',
  'input',
  'message',
  'selector',
  'oldDelegate',
  'newDelegate',
  'functionSignature',
  'registry',
  'isApproved',
]

/** One event, whatever its type, in one shape. */
export const eventRecordOf = (event: Source) => {
  const holder = objectOrNullAt(event, 'allowance') ?? event
  const order = objectOrNullAt(event, 'order') ?? {}
  const task = objectOrNullAt(objectOrNullAt(event, 'contribution') ?? event, 'task')
  return {
    id: textAt(event, 'id'),
    kind: textAt(event, '__typename'),
    blockNumber: textAt(event, 'blockNumber'),
    logIndex: Number(textAt(event, 'logIndex')),
    timestamp: textAt(event, 'timestamp'),
    transactionHash: textAt(objectAt(event, 'transaction'), 'id'),
    account:
      idOf(event, ['account', 'worker', 'sponsor']) ?? idOf(holder, ['owner']) ?? idOf(order, ['requester']),
    from: idOf(event, ['from', 'previousOwner']),
    to: idOf(event, ['to', 'newOwner', 'approved', 'operator']) ?? idOf(holder, ['spender']),
    value: ({ unit }: Readonly<Record<string, unknown>>) => {
      const nrlc = amountOf(event)
      return nrlc === null ? null : formatRlc(nrlc, unit === 'NRLC' ? 'NRLC' : 'RLC')
    },
    deal: idOf(event, ['deal']) ?? (task && idOf(task, ['deal'])),
    task: task && textAt(task, 'id'),
    resource: idOf(event, RESOURCES) ?? idOf(order, RESOURCES) ?? textOrNullAt(event, 'ressource'),
    data: dataOf(event),
  }
}

const RESOURCES = ['app', 'dataset', 'workerpool']

/** Id of the first reference that is set. */
const idOf = (source: Source, fields: readonly string[]): string | null => {
  for (const field of fields) {
    const target = objectOrNullAt(source, field)
    if (target) return textAt(target, 'id')
  }
  return null
}

/** In nRLC. Allowances are written in nRLC, everything else in RLC. */
const amountOf = (event: Source): bigint | null => {
  if (event.amount != null) return BigInt(textAt(event, 'amount'))
  return event.value == null ? null : parseRlc(textAt(event, 'value'))
}

const dataOf = (event: Source): Readonly<Record<string, unknown>> | null => {
  const data = [
    ...DATA.map((name) => [name, event[name]] as const),
    ...(event.__typename === 'OrdersMatched' ? matched(objectAt(event, 'deal')) : []),
  ].filter(([, value]) => value != null)
  return data.length > 0 ? Object.fromEntries(data) : null
}

/** What an OrdersMatched tells is spread over its deal. */
const matched = (deal: Source): readonly (readonly [string, unknown])[] => [
  ['appHash', idOf(deal, ['apporder'])],
  ['datasetHash', idOf(deal, ['datasetorder'])],
  ['workerpoolHash', idOf(deal, ['workerpoolorder'])],
  ['requestHash', idOf(deal, ['requestorder'])],
  ['volume', deal.botSize],
]
