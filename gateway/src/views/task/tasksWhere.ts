import { anyOf, type Where } from '../../connections/keysetFilter.js'
import type { TaskState } from './taskState.js'

/** A filter for tasks that stand at one of these states at a time, in unix seconds. */
export const tasksInStates = (states: unknown, now: bigint): Where | undefined =>
  Array.isArray(states) ? anyOf(states.map((state: TaskState) => FILTERS[state](now.toString()))) : undefined

const open =
  (status: string) =>
  (now: string): Where => ({ status, finalDeadline_gt: now })

const FILTERS: Readonly<Record<TaskState, (now: string) => Where>> = {
  UNSET: open('UNSET'),
  ACTIVE: open('ACTIVE'),
  REVEALING: open('REVEALING'),
  COMPLETED: () => ({ status: 'COMPLETED' }),
  FAILED: () => ({ status: 'FAILLED' }),
  TIMEOUT: (now) => ({ status_in: ['UNSET', 'ACTIVE', 'REVEALING'], finalDeadline_lte: now }),
}
