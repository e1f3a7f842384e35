import type { Need } from '../../core/need.js'
import { textAt } from '../../core/source.js'
import type { ComputedField, View } from '../../core/view.js'
import { countEvents } from './countEvents.js'
import { eventConnection } from './eventConnection.js'
import { allSources, type EventSource, groupSource, typeSource } from './eventSource.js'

const requires: Need = { taskEvents: { blockNumber: true, logIndex: true }, transfers: { logIndex: true } }

const ofTransaction = (transaction: string): readonly EventSource[] => allSources({ transaction })

const ofDeal = (deal: string): readonly EventSource[] => [
  groupSource('dealEvents', { deal }),
  groupSource('taskEvents', { task_: { deal } }),
  typeSource('SchedulerNotice', { deal }),
  typeSource('SchedulerNoticeBoost', { deal }),
  typeSource('Reward', { task_: { deal } }),
  typeSource('Seize', { task_: { deal } }),
]

const ofTask = (task: string): readonly EventSource[] => [
  groupSource('taskEvents', { task }),
  typeSource('Reward', { task }),
  typeSource('Seize', { task }),
  typeSource('AccurateContribution', { contribution_: { task } }),
  typeSource('FaultyContribution', { contribution_: { task } }),
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
