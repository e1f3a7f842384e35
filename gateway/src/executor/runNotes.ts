import type { ViewContext } from '../core/view.js'

/** What computed values had to do with time. */
export type RunNotes = Readonly<{
  /** True when a value depends on the clock. */
  readsNow: boolean
  /** Seconds for which the client waits for a value of a later block. */
  waitSeconds: number
}>

/** A context that takes notes of how it is used. */
export const notedContext = (
  context: Omit<ViewContext, 'waitFor'>,
): Readonly<{ context: ViewContext; notes: () => RunNotes }> => {
  let readsNow = false
  let waitSeconds = 0
  return {
    context: {
      ...context,
      get now() {
        readsNow = true
        return context.now
      },
      waitFor: (seconds) => {
        waitSeconds = Math.max(waitSeconds, seconds)
      },
    },
    notes: () => ({ readsNow, waitSeconds }),
  }
}
