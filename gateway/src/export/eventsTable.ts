import { oneOf } from './exportRequest.js'
import { type ListView, listTable } from './listTable.js'
import type { ExportView } from './table.js'

const events = (field: string, columns: ListView['columns']): ExportView =>
  listTable({
    field,
    orderBy: 'blockNumber',
    columns: {
      id: true,
      kind: 'type',
      blockNumber: true,
      logIndex: true,
      timestamp: true,
      transaction: 'id',
      ...columns,
    },
  })

/** Interfaces of events, by what they are about. */
const EVENTS = {
  ACCOUNT: events('accountEvents', { account: 'id' }),
  DEAL: events('dealEvents', { deal: 'id' }),
  TASK: events('taskEvents', { task: 'id' }),
  WORKERPOOL: events('workerpoolEvents', { workerpool: 'id' }),
  ORDER: events('orderEvents', { orderHash: true }),
  OWNERSHIP: events('ressourceTransferEvents', { from: 'id', to: 'id' }),
  ADMINISTRATION: events('administrationEvents', { contract: true }),
} as const

/** Exports the events about one kind of thing, block by block. */
export const eventsTable: ExportView = (request, context) => {
  const about = oneOf(request.params, 'about', { known: Object.keys(EVENTS) as (keyof typeof EVENTS)[] })
  return EVENTS[about](request, context)
}
