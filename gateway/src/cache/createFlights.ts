/** Work that is under way for one or more who wait for it. */
export type Flights<Result> = Readonly<{
  /**
   * The result of the work that runs under this key, or of new work. Rejects with the reason of the signal when that is
   * aborted. The work itself is given up only when nobody waits for it any more.
   */
  join(
    key: string,
    options: Readonly<{
      /** Only work that began at the same version is shared. */
      version: number
      signal?: AbortSignal | undefined
      start: (signal: AbortSignal) => Promise<Result>
    }>,
  ): Readonly<{ result: Promise<Result>; isShared: boolean }>
}>

type Flight<Result> = {
  readonly work: Promise<Result>
  readonly controller: AbortController
  readonly version: number
  waiting: number
}

/** Lets identical requests share the work that answers them. */
export const createFlights = <Result>(): Flights<Result> => {
  const flights = new Map<string, Flight<Result>>()

  const begin = (key: string, version: number, start: (signal: AbortSignal) => Promise<Result>) => {
    const controller = new AbortController()
    const flight: Flight<Result> = {
      work: start(controller.signal).finally(() => forget(key, flight)),
      controller,
      version,
      waiting: 0,
    }
    // Those who wait see it fail; when all have left, nobody does.
    flight.work.catch(() => {})
    flights.set(key, flight)
    return flight
  }
  const forget = (key: string, flight: Flight<Result>) => {
    if (flights.get(key) === flight) flights.delete(key)
  }
  const leave = (key: string, flight: Flight<Result>, reason: unknown) => {
    flight.waiting -= 1
    if (flight.waiting > 0) return
    forget(key, flight)
    flight.controller.abort(reason)
  }

  return {
    join(key, { version, signal, start }) {
      const running = flights.get(key)
      const shared = running?.version === version ? running : undefined
      const flight = shared ?? begin(key, version, start)
      flight.waiting += 1
      return {
        result: waitFor(flight, signal, () => leave(key, flight, signal?.reason)),
        isShared: shared !== undefined,
      }
    },
  }
}

const waitFor = <Result>(
  { work }: Flight<Result>,
  signal: AbortSignal | undefined,
  leave: () => void,
): Promise<Result> => {
  if (!signal) return work
  return new Promise((resolve, reject) => {
    const onAbort = () => {
      leave()
      reject(signal.reason)
    }
    if (signal.aborted) return onAbort()
    signal.addEventListener('abort', onAbort, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort))
  })
}
