/** Work that was begun for an item and must be finished before the item is used. */
export type Preparation = Readonly<{ finish(): Promise<void> }>

/**
 * Items in their order, each prepared. Where the next item is there already, its preparation begins before the one
 * before is handed out, so that what it waits for and what is done with that one overlap.
 *
 * `prepare` and `finish` are only called while nobody works on an item.
 */
export async function* prepareAhead<T>(
  items: AsyncGenerator<T, void, undefined>,
  prepare: (item: T) => Preparation,
): AsyncGenerator<T, void, undefined> {
  try {
    let begun: Preparation | undefined
    let coming = arrivalOf(items)
    for (;;) {
      const { value: item, done } = await coming.result
      if (done) return
      const preparation = begun ?? prepare(item)
      coming = arrivalOf(items)
      await preparation.finish()
      const next = coming.arrived()
      begun = next && !next.done ? prepare(next.value) : undefined
      yield item
    }
  } finally {
    await items.return()
  }
}

/** The next item, and whether it is there. */
const arrivalOf = <T>(items: AsyncGenerator<T, void, undefined>) => {
  let arrived: IteratorResult<T, void> | undefined
  const result = items.next()
  // A failure is for whoever awaits the result.
  result.then(
    (found) => {
      arrived = found
    },
    () => {},
  )
  return { result, arrived: () => arrived }
}
