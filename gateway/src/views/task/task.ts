import type { Need } from '../../core/need.js'
import { bigintAt, objectAt, type Source, textAt, textOrNullAt } from '../../core/source.js'
import type { View } from '../../core/view.js'
import { rlcField } from '../lib/rlc.js'
import { priceFields, pricePerTask, taskPricesOf } from '../lib/taskPrices.js'
import { taskResultOf } from './taskResult.js'
import { isTaskClaimable, taskStateOf } from './taskState.js'
import { tasksConnection } from './tasksConnection.js'

const stored: readonly Need[] = [{ status: true, finalDeadline: true }]

const storedTask = (task: Source) => ({
  status: textAt(task, 'status'),
  finalDeadline: bigintAt(task, 'finalDeadline'),
})

/** Computed fields of tasks. */
export const taskView: View = {
  sdl: 'views/task/task.graphql',
  roots: { tasksConnection },
  fields: {
    Task: {
      state: {
        kind: 'value',
        needs: stored,
        compute: (task, _, { now }) => taskStateOf(storedTask(task), now),
      },
      isClaimable: {
        kind: 'value',
        needs: stored,
        compute: (task, _, { now }) => isTaskClaimable(storedTask(task), now),
      },
      result: {
        kind: 'value',
        needs: [{ results: true }],
        compute: (task, _, { chain }) => taskResultOf(textOrNullAt(task, 'results'), chain.ipfsGateway),
      },
      callbackData: {
        kind: 'value',
        needs: [{ resultsCallback: true }],
        compute: (task) => {
          const data = textOrNullAt(task, 'resultsCallback')
          return data === '0x' ? null : data
        },
      },
      durationSeconds: {
        kind: 'value',
        needs: [{ finalizedAt: true, deal: { startTime: true } }],
        compute: (task) =>
          task.finalizedAt == null
            ? null
            : (bigintAt(task, 'finalizedAt') - bigintAt(objectAt(task, 'deal'), 'startTime')).toString(),
      },
      price: {
        kind: 'value',
        needs: [{ deal: priceFields }],
        compute: (task, args) => rlcField(() => pricePerTask(taskPricesOf(objectAt(task, 'deal'))))(args),
      },
    },
  },
}
