import type { Index } from './openIndexes.js'

/** Calls the listener whenever what answers for an index has another newest block, until the returned function is called. */
export const onHead = ({ current, newest }: Index, listener: () => void): (() => void) => {
  let last: string | undefined
  const tell = () => {
    const { engine, id } = current()
    const told = `${id} ${engine.status().head?.hash}`
    if (told === last) return
    last = told
    listener()
  }
  const stops = [...new Set([current(), newest])].map(({ engine }) => engine.onProgress(tell))
  return () => {
    for (const stop of stops) stop()
  }
}
