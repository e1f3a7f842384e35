import type { Tale, TaskState } from './tale.js'

/**
 * Remembers how far a story has come; the function it gives brings that back, and the story goes on as if
 * nothing after it had been told. Only its randomness goes on: what is told next is new.
 */
export const saveTale = (tale: Tale): (() => void) => {
  const restoreLedger = tale.ledger.save()
  const restores = [
    saveMap(tale.scores, (score) => score),
    saveMap(tale.resources, (resource) => ({ ...resource })),
    saveMap(tale.orders, (order) => ({ ...order })),
    saveMap(tale.deals, (deal) => deal),
    saveMap(tale.tasks, copyTask),
    saveMap(tale.files, (text) => text),
  ]
  const categories = tale.categories.length
  return () => {
    restoreLedger()
    for (const restore of restores) restore()
    tale.categories.length = categories
  }
}

const saveMap = <Key, Value>(map: Map<Key, Value>, copy: (value: Value) => Value): (() => void) => {
  const saved = [...map].map(([key, value]) => [key, copy(value)] as const)
  return () => {
    map.clear()
    for (const [key, value] of saved) map.set(key, copy(value))
  }
}

const copyTask = (task: TaskState): TaskState => ({
  ...task,
  contributions: task.contributions.map((contribution) => ({ ...contribution })),
  rewards: [...task.rewards],
  seizes: [...task.seizes],
})
