import type { BaseSelection } from '../../core/baseNode.js'
import type { Found, Reader } from '../../core/reader.js'
import { bigintAt, type Source, textAt } from '../../core/source.js'
import { type TaskState, taskStateOf } from '../task/taskState.js'
import { type SlotDeal, taskIdOf } from './slotDeal.js'

/** Most tasks that any upstream tells at a time. */
export const TASKS_AT_A_TIME = 1_000

/** One task position of a deal. */
export type Slot = Readonly<{
  index: bigint
  taskid: string
  state: TaskState
  /** Undefined while it is not on chain. */
  task: Found | undefined
}>

/** Which task positions are wanted. */
export type SlotWalk = Readonly<{
  /** First index. */
  from: bigint
  /** Most positions to find. */
  most: number
  now: bigint
  isWanted: (state: TaskState) => boolean
  /** Most tasks to read at a time. */
  chunk: number
  /** What the client reads of the tasks. */
  selections?: readonly BaseSelection[]
}>

/** Task positions of a deal by index. Reads no more tasks than it takes to find so many. */
export const walkSlots = async (read: Reader, deal: SlotDeal, walk: SlotWalk): Promise<readonly Slot[]> => {
  const { most, now, isWanted, chunk } = walk
  const slots: Slot[] = []
  const end = deal.start + deal.size
  const absent = absentState(deal, now)
  const add = (slot: Slot): void => {
    if (isWanted(slot.state) && slots.length < most) slots.push(slot)
  }
  const addAbsent = (first: bigint, last: bigint): void => {
    if (!isWanted(absent)) return
    for (let index = first; index < last && slots.length < most; index += 1n)
      add({ index, taskid: taskIdOf(deal.id, index), state: absent, task: undefined })
  }

  let next = walk.from
  while (slots.length < most && next < end) {
    const tasks = await readTasks(read, deal, next, walk)
    for (const task of tasks) {
      const index = bigintAt(task.source, 'index')
      addAbsent(next, index)
      add({ index, taskid: textAt(task.source, 'id'), state: stateOf(task.source, now), task })
      next = index + 1n
    }
    if (tasks.length === chunk) continue
    addAbsent(next, end)
    next = end
  }
  return slots
}

/** Where a task stands that is not on chain. */
export const absentState = ({ deadline }: SlotDeal, now: bigint): TaskState =>
  now >= deadline ? 'TIMEOUT' : 'UNSET'

const stateOf = (task: Source, now: bigint): TaskState =>
  taskStateOf({ status: textAt(task, 'status'), finalDeadline: bigintAt(task, 'finalDeadline') }, now)

const readTasks = (
  read: Reader,
  { id }: SlotDeal,
  from: bigint,
  { chunk, selections = [] }: SlotWalk,
): Promise<readonly Found[]> =>
  read.many({
    field: 'tasks',
    args: {
      first: chunk,
      orderBy: 'index',
      orderDirection: 'asc',
      where: { deal: id, index_gte: from.toString() },
    },
    select: { id: true, index: true, status: true, finalDeadline: true },
    selections,
  })
