/** Exit code of a program that the user broke off, by convention 128 + SIGINT. */
const INTERRUPTED = 130

/**
 * A signal that aborts at Ctrl-C, SIGTERM or SIGHUP. The first asks for an orderly end, the second
 * ends the process at once.
 */
const openShutdown = (): { signal: AbortSignal; [Symbol.dispose](): void } => {
  const controller = new AbortController()
  const stop = () => {
    if (controller.signal.aborted) process.exit(INTERRUPTED)
    controller.abort()
  }
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
  for (const name of signals) process.on(name, stop)
  return {
    signal: controller.signal,
    [Symbol.dispose]() {
      for (const name of signals) process.off(name, stop)
    },
  }
}

const isAbort = (error: unknown): boolean =>
  error instanceof Error && (error.name === 'AbortError' || isAbort(error.cause))

/** Runs work until it ends or the user ends it; what then breaks off is no failure. */
export const untilStopped = async (work: (signal: AbortSignal) => Promise<void>): Promise<void> => {
  using shutdown = openShutdown()
  try {
    await work(shutdown.signal)
  } catch (error) {
    if (!(shutdown.signal.aborted && isAbort(error))) throw error
  }
}

/**
 * A signal for the parts of a program that ends in order: until `release` Ctrl-C breaks off what they do,
 * after it they go on until they are closed.
 */
export const whileStarting = (signal: AbortSignal): Readonly<{ signal: AbortSignal; release(): void }> => {
  const controller = new AbortController()
  const abort = () => controller.abort(signal.reason)
  if (signal.aborted) abort()
  else signal.addEventListener('abort', abort, { once: true })
  return { signal: controller.signal, release: () => signal.removeEventListener('abort', abort) }
}
