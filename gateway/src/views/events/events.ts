import type { Need } from '../../core/need.js'
import { textAt } from '../../core/source.js'
import type { ComputedField, View } from '../../core/view.js'
import { countEvents } from './countEvents.js'
import { eventConnection } from './eventConnection.js'
import {
  EVENT_LISTS,
  type EventList,
  noticeFields,
  rewardFields,
  seizeFields,
  verdictFields,
} from './eventLists.js'
import type { EventSource } from './readEvents.js'

const requires: Need = { taskEvents: { blockNumber: true, logIndex: true }, transfers: { logIndex: true } }

const fromList = (field: EventList, where: EventSource['where']): EventSource => ({
  field,
  select: EVENT_LISTS[field],
  where,
})

const ofTransaction = (transaction: string): readonly EventSource[] =>
  (Object.keys(EVENT_LISTS) as EventList[]).map((field) => fromList(field, { transaction }))

const ofDeal = (deal: string): readonly EventSource[] => [
  fromList('dealEvents', { deal }),
  fromList('taskEvents', { task_: { deal } }),
  { field: 'schedulerNotices', select: noticeFields, where: { deal } },
  { field: 'schedulerNoticeBoosts', select: noticeFields, where: { deal } },
  { field: 'rewards', select: rewardFields, where: { task_: { deal } } },
  { field: 'seizes', select: seizeFields, where: { task_: { deal } } },
]

const ofTask = (task: string): readonly EventSource[] => [
  fromList('taskEvents', { task }),
  { field: 'rewards', select: rewardFields, where: { task } },
  { field: 'seizes', select: seizeFields, where: { task } },
  { field: 'accurateContributions', select: verdictFields, where: { contribution_: { task } } },
  { field: 'faultyContributions', select: verdictFields, where: { contribution_: { task } } },
]

const eventsField = (name: string, sourcesOf: (id: string) => readonly EventSource[]): ComputedField => ({
  kind: 'value',
  needs: [{ id: true }],
  requires,
  compute: (source, args, context) =>
    eventConnection(sourcesOf(textAt(source, 'id')), { name }, args, context),
})

/** Lists of events of any type, in chain order. */
export const eventsView: View = {
  sdl: 'views/events/events.graphql',
  fields: {
    Deal: { timeline: eventsField('timeline', ofDeal) },
    Task: { timeline: eventsField('timeline', ofTask) },
    Transaction: {
      eventLog: eventsField('eventLog', ofTransaction),
      eventsCount: {
        kind: 'value',
        needs: [{ id: true }],
        requires,
        compute: async (transaction, _, { read }) =>
          (await countEvents(read, ofTransaction(textAt(transaction, 'id')))).count,
      },
    },
  },
}
