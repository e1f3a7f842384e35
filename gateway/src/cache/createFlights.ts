/** Work that is under way for one or more who wait for it. */
export type Flights<Begun, Result> = Readonly<{
  /**
   * The result of the work that runs under this key, or of new work. Rejects with the reason of the signal when that is
   * aborted. The work itself is given up only when nobody waits for it any more.
   */
  join(
    key: string,
    options: Readonly<{
      /** Whether work that began then may be shared. */
      isAsNew: (begun: Begun) => boolean
      begun: Begun
      signal?: AbortSignal | undefined
      start: (signal: AbortSignal) => Promise<Result>
    }>,
  ): Readonly<{ result: Promise<Result>; isShared: boolean }>
}>

type Flight<Begun, Result> = {
  readonly work: Promise<Result>
  readonly controller: AbortController
  readonly begun: Begun
  waiting: number
}

/** Lets identical requests share the work that answers them. */
export const createFlights = <Begun, Result>(): Flights<Begun, Result> => {
  const flights = new Map<string, Flight<Begun, Result>>()

  const begin = (key: string, begun: Begun, start: (signal: AbortSignal) => Promise<Result>) => {
    const controller = new AbortController()
    const flight: Flight<Begun, Result> = {
      work: start(controller.signal).finally(() => forget(key, flight)),
      controller,
      begun,
      waiting: 0,
    }
    // Those who wait see it fail; when all have left, nobody does.
    flight.work.catch(() => {})
    flights.set(key, flight)
    return flight
  }
  const forget = (key: string, flight: Flight<Begun, Result>) => {
    if (flights.get(key) === flight) flights.delete(key)
  }
  const leave = (key: string, flight: Flight<Begun, Result>, reason: unknown) => {
    flight.waiting -= 1
    if (flight.waiting > 0) return
    forget(key, flight)
    flight.controller.abort(reason)
  }

  return {
    join(key, { isAsNew, begun, signal, start }) {
      const running = flights.get(key)
      const shared = running && isAsNew(running.begun) ? running : undefined
      const flight = shared ?? begin(key, begun, start)
      flight.waiting += 1
      return {
        result: waitFor(flight, signal, () => leave(key, flight, signal?.reason)),
        isShared: shared !== undefined,
      }
    },
  }
}

const waitFor = <Result>(
  { work }: Pick<Flight<unknown, Result>, 'work'>,
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
