import { type ActorOptions, type Actors, startActors } from './actors/startActors.js'
import { type Chain, createChain } from './chain/chain.js'
import { type Contract, type DevnetAddresses, planDeployment } from './chain/planDeployment.js'
import { recordBlocks } from './chain/recordBlocks.js'
import { type Reorganization, reorganize } from './chain/reorganize.js'
import { type Accounts, deriveAccounts } from './chain/roles.js'
import { writeSnapshot } from './chain/snapshot.js'
import { CHAIN_ID, startAnvil } from './chain/startAnvil.js'
import type { PlannedBlock } from './chain/transaction.js'
import { continueChain } from './continueChain.js'
import { DevnetError } from './devnetError.js'
import { openKeptChain } from './keptChain.js'
import type { Facts } from './scenarios/facts.js'
import { createNarrator, SCENARIO_SPAN_SECONDS } from './scenarios/narrator.js'
import { NATIVE_SCENARIO_NAMES, SCENARIO_NAMES } from './scenarios/scenarios.js'
import { BLOCK_SECONDS, beginTale } from './scenarios/tale.js'
import type { WalkOptions } from './walk/tellWalk.js'

export type DevnetOptions = Readonly<{
  /** TCP port of the JSON-RPC; 0 takes a free one. @default 0 */
  port?: number
  /** The same seed gives the same deals, and with the same start the same blocks. @default 1 */
  seed?: number
  /** Timestamp of block 0 in seconds. @default 1735689600, the first second of 2025 */
  startTime?: number
  /** When the scenarios end, in seconds; sets `startTime` for a new chain. */
  endTime?: number
  /** Folder in which the chain is kept. Without it the chain is gone when it is closed. */
  dataDir?: string
  /**
   * First block of a kept chain whose state must be readable: the one after the head of the index that is going
   * to follow it, or 0 for a new one. States older than the kept one need every block to be mined again, which takes longer.
   *
   * @default the head
   */
  statesFrom?: number
  /** Adds the Boost facets, which the live networks do not have, and allows the Boost scenarios. @default false */
  boost?: boolean
  /** Makes the hub hold the chain's coin, as on Bellecour: no RLC token, 1 nRLC is 10^9 wei. @default false */
  native?: boolean
  /** Number of latest blocks whose state can be read; each costs memory. @default 320: all scenarios fit */
  statesKept?: number
  signal?: AbortSignal
  /** Hears about each step. */
  log?: (message: string) => void
}>

/** A chain with PoCo on it. */
export type Devnet = AsyncDisposable &
  Readonly<{
    rpcUrl: string
    chainId: number
    addresses: DevnetAddresses
    /** Block that created each contract; an index begins at the hub's. */
    startBlocks: Readonly<Record<Contract, number>>
    accounts: Accounts
    /** For transactions and blocks of your own. */
    chain: Chain
    /**
     * Tells scenarios, by default all but those of Boost, and but those that need a token on a native hub; gives the
     * facts of all told so far. A kept chain tells them once and remembers the facts.
     */
    runScenarios(names?: readonly string[]): Promise<Facts>
    /**
     * Goes on with a random walk: steps of thirty people who trade, work, pay, move and change everything the
     * protocol lets them, several to a block. Gives the facts of all told so far. An index that follows later
     * needs a `statesKept` of the whole walk, about one for six steps.
     */
    runWalk(options?: WalkOptions): Promise<Facts>
    /**
     * Takes back what is told within, by a reorganization, and forgets it: the facts that follow know nothing of
     * it. Stories can go on from there.
     */
    takeBack(tell: () => Promise<void>): Promise<Reorganization>
    /** From now on mines each transaction as it comes, at the time of the clock. */
    goLive(): Promise<void>
    /** Lets actors trade until they are stopped. */
    startActors(options: ActorOptions): Promise<Actors>
    /**
     * Takes the last blocks back and mines one more than that: `blocks`, then empty ones. Facts do not follow:
     * they still tell what the scenarios did.
     */
    reorg(depth: number, blocks?: readonly PlannedBlock[]): Promise<Reorganization>
    /** Settles when the chain has ended, for whatever reason. */
    ended: Promise<void>
    /** Ends the chain; harmless when it has ended. */
    close(): Promise<void>
  }>

const DEFAULT_START = 1_735_689_600
const RECORD_MS = 1_000
const SNAPSHOT_MS = 300_000

/**
 * Starts a chain with PoCo on it: a new one, or the one kept in `dataDir`.
 *
 * After a crash a kept chain can be up to a second shorter than others have seen it, and goes on from there:
 * to them that is an ordinary reorganization.
 *
 * @throws DevnetError when the port is taken, Anvil is missing, or the kept chain was begun differently
 *
 * @example
 * await using devnet = await openDevnet()
 * const facts = await devnet.runScenarios(['plainDeal'])
 */
export const openDevnet = async (options: DevnetOptions = {}): Promise<Devnet> => {
  const { port = 0, seed = 1, boost = false, native = false, statesKept = 320 } = options
  const { endTime, dataDir, signal } = options
  const { statesFrom = Number.POSITIVE_INFINITY } = options
  const log = options.log ?? (() => undefined)
  const startTime =
    options.startTime ?? (endTime === undefined ? DEFAULT_START : endTime - SCENARIO_SPAN_SECONDS)
  const kept =
    dataDir === undefined
      ? undefined
      : await openKeptChain(dataDir, { chainId: CHAIN_ID, genesisTime: startTime, seed, boost, native })
  const genesisTime = kept?.journal.header.genesisTime ?? startTime

  const accounts = deriveAccounts()
  const { transactions, addresses, startBlocks } = planDeployment({
    admin: accounts.admin.address,
    chainId: CHAIN_ID,
    boost,
    native,
  })
  const wanted = Math.max(0, (kept?.journal.blocks().length ?? 0) - statesFrom)
  const anvil = await startAnvil({ port, genesisTime, statesKept: statesKept + wanted, signal })
  const chain = createChain(anvil.rpc, accounts)
  let recording: Promise<void> = Promise.resolve()
  const record = (): Promise<void> => {
    if (kept !== undefined)
      recording = recording.catch(() => undefined).then(() => recordBlocks(kept.journal, chain))
    return recording
  }
  let snapshotOf: string | undefined
  const snapshot = async (): Promise<void> => {
    if (kept === undefined) return
    await record()
    const { hash } = await chain.head()
    if (hash !== snapshotOf) snapshotOf = (await writeSnapshot(kept.snapshotPath, chain))?.hash
  }
  const timers: NodeJS.Timeout[] = []
  const every = (ms: number, work: () => Promise<void>): void => {
    timers.push(setInterval(() => work().catch(() => undefined), ms).unref())
  }
  let closed: Promise<void> | undefined
  const close = (): Promise<void> => {
    closed ??= (async () => {
      for (const timer of timers) clearInterval(timer)
      // The chain may be gone already; then what is kept ends where it was last written.
      await snapshot().catch(() => undefined)
      await anvil.close()
    })()
    return closed
  }

  try {
    let time = genesisTime
    if (kept !== undefined && kept.journal.blocks().length > 0) {
      await continueChain(chain, kept, { statesFrom, signal, log })
    } else {
      for (const transaction of transactions) {
        signal?.throwIfAborted()
        time += BLOCK_SECONDS
        await chain.mine([transaction], time)
      }
      log(`Deployed PoCo in ${transactions.length} blocks`)
    }
    await record()
    if (kept !== undefined) {
      // A crash loses at most a second of the chain, and at most some minutes have to be mined again.
      every(RECORD_MS, record)
      every(SNAPSHOT_MS, snapshot)
    }

    const tale = beginTale({ accounts, addresses, chainId: CHAIN_ID, native, seed, time })
    const narrator = createNarrator({ chain, tale, boost, signal, log })
    let hasTold = false
    /** Tells to a kept chain so that a crash in the middle is noticed. */
    const tellKept = async (tell: () => Promise<Facts>): Promise<Facts> => {
      hasTold = true
      await kept?.begin()
      const facts = await tell()
      await record()
      await kept?.finish(facts)
      return facts
    }
    const assertStoryIsHere = (): void => {
      if (hasTold || kept?.toldFacts([]) === undefined) return
      throw new DevnetError('The story of this chain was told by an earlier process and cannot go on.', {
        facts: { dataDir },
        remedy: 'Begin a new chain, or let actors go on with this one.',
      })
    }
    const goLive = (): Promise<void> => chain.goLive(Math.floor(Date.now() / 1_000))
    return {
      rpcUrl: anvil.rpcUrl,
      chainId: CHAIN_ID,
      addresses,
      startBlocks,
      accounts,
      chain,
      runScenarios: async (names = native ? NATIVE_SCENARIO_NAMES : SCENARIO_NAMES) => {
        const told = hasTold ? undefined : kept?.toldFacts(names)
        if (told !== undefined) return told
        return tellKept(async () => {
          const facts = await narrator.tell(names)
          if (endTime !== undefined && facts.time < endTime) await chain.mine([], endTime)
          return facts
        })
      },
      runWalk: async (walkOptions = {}) => {
        assertStoryIsHere()
        return tellKept(() => narrator.walk(walkOptions))
      },
      takeBack: async (tell) => {
        assertStoryIsHere()
        const restore = await narrator.save()
        const { number } = await chain.head()
        await tell()
        const depth = (await chain.head()).number - number
        const done = await chain.pauseSending(() => reorganize(chain, depth))
        await tellKept(restore)
        return done
      },
      goLive,
      startActors: async (actorOptions) => {
        await goLive()
        return startActors({ chain, addresses, chainId: CHAIN_ID, native, seed, log, signal }, actorOptions)
      },
      reorg: async (depth, blocks) => {
        const done = await chain.pauseSending(() => reorganize(chain, depth, blocks))
        await record()
        return done
      },
      ended: anvil.ended,
      close,
      [Symbol.asyncDispose]: close,
    }
  } catch (error) {
    await close()
    throw error
  }
}
