import { anyOf, type Where } from '../../connections/keysetFilter.js'
import type { DealState } from './dealState.js'

/** A filter for deals that stand at one of these states at a time, in unix seconds. */
export const dealsInStates = (states: unknown, now: bigint): Where | undefined =>
  Array.isArray(states) ? anyOf(states.map((state: DealState) => FILTERS[state](now.toString()))) : undefined

const FILTERS: Readonly<Record<DealState, (now: string) => Where>> = {
  IN_PROGRESS: (now) => ({ pendingTasksCount_gt: '0', deadline_gt: now }),
  CLAIMABLE: (now) => ({ pendingTasksCount_gt: '0', deadline_lte: now }),
  COMPLETED: () => ({ pendingTasksCount: '0', claimedTasksCount: '0' }),
  PARTIALLY_COMPLETED: () => ({
    pendingTasksCount: '0',
    claimedTasksCount_gt: '0',
    completedTasksCount_gt: '0',
  }),
  CLAIMED: () => ({ pendingTasksCount: '0', completedTasksCount: '0' }),
}
