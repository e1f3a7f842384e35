import { setImmediate as nextTurn } from 'node:timers/promises'

/** Work that was begun for an item and must be finished before the item is used. */
export type Preparation = Readonly<{ finish(): Promise<void> }>

/**
 * Items in their order, each prepared. Where next items are there already, their preparation begins before the one before
 * is handed out, so that what it waits for and what is done with that one overlap.
 *
 * `prepare` and `finish` are only called while nobody works on an item.
 *
 * @param options.ahead how many items at most are prepared besides the one that is handed out. @default 1
 */
export async function* prepareAhead<T>(
  items: AsyncGenerator<T, void, undefined>,
  prepare: (item: T) => Preparation,
  { ahead = 1 }: { ahead?: number } = {},
): AsyncGenerator<T, void, undefined> {
  const begun: { item: T; preparation: Preparation }[] = []
  let coming = arrivalOf(items)
  const begin = (item: T) => {
    begun.push({ item, preparation: prepare(item) })
    coming = arrivalOf(items)
  }
  const beginWithArrived = async () => {
    while (begun.length < ahead) {
      const next = await coming.arrived()
      if (!next || next.done) return
      begin(next.value)
    }
  }
  try {
    for (;;) {
      const first = begun.shift()
      if (first) {
        await first.preparation.finish()
        await beginWithArrived()
        yield first.item
        continue
      }
      const { value, done } = await coming.result
      if (done) return
      begin(value)
    }
  } finally {
    await items.return()
  }
}

/** The next item; `arrived` gives it where it is there. */
const arrivalOf = <T>(items: AsyncGenerator<T, void, undefined>) => {
  let found: IteratorResult<T, void> | undefined
  const result = items.next()
  // A failure is for whoever awaits the result.
  result.then(
    (it) => {
      found = it
    },
    () => {},
  )
  const arrived = async () => {
    if (!found) await nextTurn()
    return found
  }
  return { result, arrived }
}
