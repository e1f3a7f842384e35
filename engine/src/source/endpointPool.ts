import { EngineError } from '../core/errors.js'
import type { Log } from '../core/log.js'
import { type BatchSizer, createBatchSizer } from './batchSizer.js'
import type { Endpoint } from './endpoint.js'
import { createEndpointHealth, type EndpointHealth } from './endpointHealth.js'
import { openSlots, type Slots } from './openSlots.js'
import { wait } from './wait.js'

/** An endpoint and what was learnt about it. */
export type Member = Readonly<{
  endpoint: Endpoint
  health: EndpointHealth
  batch: BatchSizer
  slots: Slots
}> & {
  /** Newest block that it spoke of; undefined before the first. */
  head: number | undefined
  /** Why it is never asked again. */
  excluded: EngineError | undefined
  isIdentified: boolean
}

/** How one endpoint fares, for people. */
export type EndpointStatus = Readonly<{
  /** Host and port. */
  name: string
  /** Whether requests go to it at the moment. */
  active: boolean
  /** From 0, never right of late, to 1, always right. */
  score: number
  latencyMs: number | undefined
  /** Blocks that it is behind the newest block that any endpoint spoke of. */
  behind: number
  /** Why it is never asked again; undefined when it is. */
  excluded: string | undefined
}>

/** The endpoints of one chain; see `createEndpointPool`. */
export type EndpointPool = Readonly<{
  members: readonly Member[]
  active(): Member
  /**
   * The endpoint to ask next. Waits when all of them asked to be left alone for a while. Throws when none is left.
   *
   * @param options.besides those that have just failed: another is taken where there is one
   */
  choose(options: { signal: AbortSignal; besides: ReadonlySet<Member> }): Promise<Member>
  /** Those that were not asked for so long that it is worth a try whether they work again. */
  idle(): readonly Member[]
  highestHead(): number
  status(): readonly EndpointStatus[]
}>

export type PoolOptions = Readonly<{
  log: Log
  batchSize?: number | undefined
  inFlight?: number | undefined
  now: () => number
}>

/** The active endpoint is left when it falls below this. */
const LEAVE_BELOW = 0.5
/** An endpoint that was given earlier is returned to when it is as good as this. */
const RETURN_AT = 0.9
const PROBE_MS = 10_000
/** Nodes of one chain differ by so many blocks all the time. */
const USUAL_LAG = 2

/**
 * Chooses among endpoints by how well they served of late: the first that was given while it is good, the best of
 * the others while it is not.
 */
export const createEndpointPool = (
  endpoints: readonly Endpoint[],
  { log, batchSize, inFlight = 8, now }: PoolOptions,
): EndpointPool => {
  const members: readonly Member[] = endpoints.map((endpoint) => ({
    endpoint,
    health: createEndpointHealth(now),
    batch: createBatchSizer(batchSize === undefined ? {} : { most: batchSize }),
    slots: openSlots(inFlight),
    head: undefined,
    excluded: undefined,
    isIdentified: false,
  }))
  const [first] = members
  if (!first) throw new EngineError('No RPC URL was given.', { remedy: 'Pass at least one RPC URL.' })
  let active = first

  const highestHead = () => Math.max(-1, ...members.map(({ head = -1 }) => head))
  const behind = ({ head }: Member) => (head === undefined ? 0 : highestHead() - head)
  const worthOf = (member: Member): number => {
    if (member.excluded) return -1
    const lag = behind(member)
    return member.health.score() * (lag <= USUAL_LAG ? 1 : 0.4)
  }
  const bestOf = (candidates: readonly Member[]): Member | undefined =>
    candidates.reduce<Member | undefined>(
      (best, member) => (best && worthOf(best) >= worthOf(member) ? best : member),
      undefined,
    )

  const pick = (candidates: readonly Member[]): Member | undefined => {
    const preferred = candidates.find((member) => member === active || worthOf(member) >= RETURN_AT)
    return preferred && worthOf(preferred) >= LEAVE_BELOW ? preferred : bestOf(candidates)
  }

  const activate = (member: Member) => {
    if (member === active) return
    const { endpoint, health } = active
    const from = { from: endpoint.name, score: rounded(health.score()), behind: behind(active) }
    log.warn(
      { ...from, to: member.endpoint.name, pausedMs: Math.max(0, Math.round(health.pausedUntil() - now())) },
      'Changed the active RPC',
    )
    active = member
  }

  const choose: EndpointPool['choose'] = async ({ signal, besides }) => {
    for (;;) {
      const usable = members.filter(({ excluded }) => !excluded)
      const [only] = usable
      if (!only) throw first.excluded ?? new EngineError('No RPC can be used.')
      const ready = usable.filter(({ health }) => health.pausedUntil() <= now())
      const next = pick(ready)
      if (next) {
        activate(next)
        return besides.has(next) ? (bestOf(ready.filter((member) => !besides.has(member))) ?? next) : next
      }
      const pauseEnds = Math.min(...usable.map(({ health }) => health.pausedUntil()))
      await wait(Math.max(1, pauseEnds - now()), signal)
    }
  }

  return {
    members,
    active: () => active,
    choose,
    idle: () =>
      members.filter(
        (member) =>
          member !== active &&
          !member.excluded &&
          now() - Math.max(member.health.lastAsked(), member.health.pausedUntil()) > PROBE_MS,
      ),
    highestHead,
    status: () =>
      members.map((member) => ({
        name: member.endpoint.name,
        active: member === active,
        score: member.excluded ? 0 : rounded(member.health.score()),
        latencyMs: roundedOrNone(member.health.latencyMs()),
        behind: behind(member),
        excluded: member.excluded?.message,
      })),
  }
}

const rounded = (score: number): number => Math.round(score * 100) / 100

const roundedOrNone = (ms: number | undefined): number | undefined =>
  ms === undefined ? undefined : Math.round(ms)
