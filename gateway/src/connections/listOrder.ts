import type { Args } from '../core/view.js'
import type { List } from './readPage.js'

// Never null, and of a type whose filters compare texts. Other orders are paged by offset.
const KEYED: Readonly<Record<'Deal' | 'Task', ReadonlySet<string>>> = {
  Deal: new Set([
    'id',
    'timestamp',
    'startTime',
    'deadline',
    'workClockTimeRef',
    'botFirst',
    'botSize',
    'completedTasksCount',
    'claimedTasksCount',
    'pendingTasksCount',
    'initializedTasksCount',
    'appPrice',
    'datasetPrice',
    'workerpoolPrice',
    'trust',
    'tag',
    'workerStake',
    'schedulerRewardRatio',
  ]),
  Task: new Set(['id', 'timestamp', 'index', 'contributionDeadline', 'finalDeadline']),
}

/** The order that a client chose by `orderBy` and `orderDirection`, and how its pages are told apart. */
export const listOrder = (
  type: keyof typeof KEYED,
  { orderBy, orderDirection }: Args,
): Pick<List, 'orderBy' | 'direction' | 'byOffset'> => ({
  orderBy: String(orderBy),
  direction: orderDirection === 'asc' ? 'asc' : 'desc',
  byOffset: !KEYED[type].has(String(orderBy)),
})
