import { setMaxListeners } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'
import type { Chain } from '../chain/chain.js'
import type { DevnetAddresses } from '../chain/planDeployment.js'
import { createRandom } from '../scenarios/random.js'
import { createLive } from './live.js'
import { fundActors, setLiveStage } from './liveStage.js'
import { type DealOptions, playDeal } from './playDeal.js'

export type ActorOptions = Readonly<{
  /** Deals that begin per minute, on average. */
  ratePerMinute: number
  /**
   * After that many deals the actors rest: each deal costs the chain memory, once for each state it keeps.
   *
   * @default 1000
   */
  maxDeals?: number
  /** Waits between two steps of a deal. @default 0.3 to 1.5 seconds */
  pause?: DealOptions['pause']
  /** Overrides the drawn outcomes. */
  outcome?: DealOptions['outcome']
}>

/** Actors that trade until they are stopped. */
export type Actors = AsyncDisposable &
  Readonly<{
    /** Deals begun and given up so far. */
    counts(): Readonly<{ begun: number; ended: number; failed: number }>
    /** Settles when the actors rest or were stopped. */
    done: Promise<void>
    /** Ends all trade where it stands; harmless when it has ended. */
    stop(): Promise<void>
  }>

const RETRY_MS = 1_000
const FUND_EVERY = 50
const AT_ONCE = 100

/** Lets a requester, a scheduler and workers trade on a chain that mines by itself. */
export const startActors = async (
  {
    chain,
    addresses,
    chainId,
    native,
    seed,
    log,
    signal,
  }: {
    chain: Chain
    addresses: DevnetAddresses
    chainId: number
    native: boolean
    seed: number
    log: (message: string) => void
    signal?: AbortSignal | undefined
  },
  { ratePerMinute, maxDeals = 1_000, pause, outcome }: ActorOptions,
): Promise<Actors> => {
  const stopping = new AbortController()
  const until = signal === undefined ? stopping.signal : AbortSignal.any([stopping.signal, signal])
  // Every deal in progress listens to it.
  setMaxListeners(0, until)
  const { hash } = await chain.head()
  const live = createLive({ chain, addresses, chainId, native, seed: `${seed}/${hash}`, signal: until })
  const random = createRandom(seed, `actors/${hash}`)
  const counts = { begun: 0, ended: 0, failed: 0 }
  const stage = await setLiveStage(live)

  const play = async (): Promise<void> => {
    try {
      await playDeal(live, stage, { random, signal: until, pause, outcome })
      counts.ended += 1
    } catch (error) {
      if (until.aborted) return
      // A deal that fails stays as it is, as in life; the next one starts from what the chain says.
      counts.failed += 1
      chain.resetNonces()
      log(`A live deal was given up: ${(error as Error).message}`)
      await delay(RETRY_MS, undefined, { signal: until }).catch(() => undefined)
    }
  }

  const trade = async (): Promise<void> => {
    const playing = new Set<Promise<void>>()
    while (!until.aborted && counts.begun < maxDeals) {
      if (counts.begun % FUND_EVERY === FUND_EVERY - 1) await fundActors(live).catch(() => undefined)
      counts.begun += 1
      const deal = play().finally(() => playing.delete(deal))
      playing.add(deal)
      if (playing.size >= AT_ONCE) await Promise.race(playing)
      const mean = 60_000 / ratePerMinute
      await delay(random.between(Math.floor(mean / 2), Math.ceil(mean * 1.5)), undefined, {
        signal: until,
      }).catch(() => undefined)
    }
    await Promise.all(playing)
    if (!until.aborted) log(`The actors rest after ${counts.begun} deals`)
  }
  const done = trade()
  const stop = async (): Promise<void> => {
    stopping.abort()
    await done
  }
  return { counts: () => ({ ...counts }), done, stop, [Symbol.asyncDispose]: stop }
}
