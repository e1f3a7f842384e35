import { connectionValue } from '../../connections/connection.js'
import { countRows } from '../../connections/countRows.js'
import { writeCursor } from '../../connections/cursor.js'
import { allOf } from '../../connections/keysetFilter.js'
import { pageRequestOf } from '../../connections/pageRequest.js'
import type { BaseNode, BaseSelection } from '../../core/baseNode.js'
import { once } from '../../core/once.js'
import type { Reader } from '../../core/reader.js'
import type { Selected } from '../../core/selected.js'
import { textAt } from '../../core/source.js'
import type { Args, ViewContext } from '../../core/view.js'
import type { TaskState } from '../task/taskState.js'
import { tasksInStates } from '../task/tasksWhere.js'
import type { SlotDeal } from './slotDeal.js'
import { absentState, type Slot, TASKS_AT_A_TIME, walkSlots } from './walkSlots.js'

const MAX_INT = 2_147_483_647n

/** Task positions of a deal as a connection. */
export const taskSlotsOf = (
  deal: SlotDeal,
  args: Args,
  { read, chain, now }: ViewContext,
  selected: Selected,
) => {
  const states = args.states as readonly TaskState[] | null | undefined
  const request = pageRequestOf(args, [chain.id, 'taskSlots', deal.id, states])
  const after = request.from && 'id' in request.from ? BigInt(request.from.value) : undefined
  const selections = [...selected.of('nodes', 'task'), ...selected.of('edges', 'node', 'task')]
  const most = request.size + 1
  const slots = once(() =>
    walkSlots(read, deal, {
      from: after === undefined ? deal.start : after + 1n,
      most,
      now,
      isWanted: (state) => states?.includes(state) ?? true,
      // All of these tasks are on the page, unless some states only are wanted.
      ...(states ? { chunk: TASKS_AT_A_TIME } : { chunk: most, selections }),
    }),
  )
  const nodes = once(async () =>
    states ? readNodes(read, await slots(), selections) : nodesOf(await slots()),
  )
  const { precision: _, ...connection } = connectionValue({
    page: async () => ({
      rows: (await slots()).slice(0, request.size).map((slot) => ({
        slot,
        cursor: writeCursor(request.list, { value: String(slot.index), id: '' }),
      })),
      hasMore: (await slots()).length > request.size,
    }),
    total: () => totalOf(read, deal, { states, now }),
    hasBehind: async () => after !== undefined,
    nodeOf: ({ slot: { index, taskid, state } }) => ({
      index: String(index),
      taskid,
      state,
      task: async () => (await nodes()).get(taskid) ?? null,
    }),
  })
  return connection
}

const totalOf = async (
  read: Reader,
  deal: SlotDeal,
  { states, now }: Readonly<{ states: readonly TaskState[] | null | undefined; now: bigint }>,
) => {
  const told = (count: bigint) => ({
    count: Number(count < MAX_INT ? count : MAX_INT),
    precision: 'EXACT' as const,
  })
  if (!states) return told(deal.size)
  const initialized = await countRows(read, {
    field: 'tasks',
    where: allOf([{ deal: deal.id }, tasksInStates(states, now)]),
  })
  const absent = states.includes(absentState(deal, now)) ? deal.size - deal.initialized : 0n
  return told(BigInt(initialized.count) + absent)
}

type Nodes = ReadonlyMap<string, BaseNode>

/** What the client reads of tasks, by their ids. */
const nodesOf = (slots: readonly Slot[]): Nodes =>
  new Map(slots.flatMap(({ taskid, task }) => (task ? [[taskid, task.node] as const] : [])))

const readNodes = async (
  read: Reader,
  slots: readonly Slot[],
  selections: readonly BaseSelection[],
): Promise<Nodes> => {
  const ids = [...nodesOf(slots).keys()]
  if (ids.length === 0) return new Map()
  const args = { first: ids.length, where: { id_in: ids } }
  const found = await read.many({ field: 'tasks', args, select: { id: true }, selections })
  return new Map(found.map(({ source, node }) => [textAt(source, 'id'), node]))
}
