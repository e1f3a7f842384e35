/** A function that works something out the first time it is called, and remembers it. */
export const once = <Value>(work: () => Value): (() => Value) => {
  let done: Readonly<{ value: Value }> | undefined
  return () => {
    done ??= { value: work() }
    return done.value
  }
}
