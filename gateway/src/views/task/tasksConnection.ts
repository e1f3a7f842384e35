import { connectionOf } from '../../connections/connection.js'
import { allOf, type Where } from '../../connections/keysetFilter.js'
import { listOrder } from '../../connections/listOrder.js'
import type { RootField } from '../../core/view.js'
import { protocolCounter } from '../lib/protocolCounter.js'
import { tasksInStates } from './tasksWhere.js'

/** Counters of tasks that ended. */
const ENDS: Readonly<Record<string, string>> = {
  COMPLETED: 'completedTasksCount',
  FAILED: 'claimedTasksCount',
}

/** All initialized tasks, page by page. */
export const tasksConnection: RootField = {
  requires: { tasks: { finalDeadline: true }, protocol: { initializedTasksCount: true } },
  compute: (args, { read, chain, now }, selected) => {
    const { states } = args
    const given = args.where as Where | undefined
    const counter = Array.isArray(states)
      ? states.length === 1
        ? ENDS[String(states[0])]
        : undefined
      : 'initializedTasksCount'
    return connectionOf(
      {
        name: 'tasks',
        field: 'tasks',
        ...listOrder('Task', args),
        where: allOf([given, tasksInStates(states, now)]),
        choice: [args.where, args.states],
        total:
          counter !== undefined && allOf([given]) === undefined ? protocolCounter(read, counter) : undefined,
      },
      args,
      { read, chain, selected },
    )
  },
}
