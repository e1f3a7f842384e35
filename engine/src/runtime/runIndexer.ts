import { setImmediate as nextTurn } from 'node:timers/promises'
import { type ActiveDataSource, staticDataSources } from '../core/activeDataSource.js'
import type { BlockRange } from '../core/blockRange.js'
import { createBloomReader } from '../core/bloom.js'
import type { Block, BlockHeader, BlockPointer } from '../core/chain.js'
import { type ChainWants, chainWantsOf } from '../core/chainWants.js'
import { createEntityCache, type EntityChange } from '../core/entityCache.js'
import { HandlerError } from '../core/handler.js'
import type { Hex } from '../core/hex.js'
import type { Log } from '../core/log.js'
import type { LogEntry } from '../core/logEntry.js'
import { createRangeSizer } from '../core/rangeSizer.js'
import { wantsKey } from '../core/wantsKey.js'
import { createHeadWatch } from '../source/createHeadWatch.js'
import { fetchBlockFor } from '../source/fetchBlockFor.js'
import { fetchHeaders } from '../source/fetchHeaders.js'
import { fetchHistory, type RangeCache } from '../source/fetchHistory.js'
import { fetchNext } from '../source/fetchNext.js'
import { isOffChain } from '../source/isOffChain.js'
import { keepState } from '../source/keepState.js'
import type { HeadNotices } from '../source/openHeadNotices.js'
import { createLogProver, type LogProof } from '../source/proveLogs.js'
import { createStateReader } from '../source/readState.js'
import type { Rpc } from '../source/rpc.js'
import { RpcError } from '../source/rpcError.js'
import { backOff, settlesWithin, wait } from '../source/wait.js'
import type { ChainCache } from '../store/openChainCache.js'
import type { Store, StoredBlock } from '../store/openStore.js'
import type { StoredError } from '../store/readErrors.js'
import { StorageError } from '../store/storageError.js'
import { BlockFailure, type BlockOutcome, createBlockProcessor } from './createBlockProcessor.js'
import { createExecutor, type Executor } from './createExecutor.js'
import { createFileDesk, type FileOutcome } from './createFileDesk.js'
import { type Disposition, dispositionOf } from './dispositionOf.js'
import type { IndexedSubgraph } from './indexedSubgraph.js'
import type { IndexerState, IndexerStatus } from './indexerStatus.js'
import { networkOf, restoreDataSources } from './instantiate.js'
import { partsOf } from './partsOf.js'
import { prepareAhead } from './prepareAhead.js'
import { problemOf } from './problemOf.js'
import { createRateMeter } from './rateMeter.js'
import { rewindToAncestor } from './rewindToAncestor.js'

export type IndexerOptions = Readonly<{
  subgraph: IndexedSubgraph
  /** Runs the subgraph's handlers. @default one made of its mappings */
  executor?: Executor
  store: Store
  rpc: Rpc
  chainId: number
  log: Log
  signal: AbortSignal
  /** Called on every change of the status. */
  onStatus?: (status: IndexerStatus) => void
  /** Shortest time between looks at the head of the chain, in milliseconds. @default 250 */
  pollMs?: number
  /** Tell of new blocks. @default the head is only looked at */
  notices?: HeadNotices
  /** Blocks this far behind the head never change; when one does, indexing stops. @default 250 */
  finality?: number
  /** Most blocks per log request. @default 10_000 */
  maxBlockRange?: number
  /** Addresses of IPFS gateways, best first; without any, files are never fetched. @default none */
  ipfsGateways?: readonly string[]
  /** Proves from receipts that no log is missing. @default false */
  verifyLogs?: boolean
  /** Keeps what the chain says of final blocks, for the next index. @default nothing is kept */
  cache?: ChainCache
  /** Milliseconds before another try to fetch a file. @default 5 s, doubling to 10 min */
  fileRetryMs?: (failures: number) => number
}>

/** A stage of the life of an indexer; gives the next one, or undefined when it stopped. */
type Stage = () => Promise<Stage | undefined>

/** Commit at least this often while backfilling: bounds what a crash costs, and what readers wait for. */
const COMMIT_MS = 2_000
const COMMIT_CHANGES = 100_000
/** A commit is not put off for longer than this because an RPC is slow. */
const PATIENCE_MS = 500
/** The event loop, and with it the network, gets a turn this often while handlers run. */
const TURN_MS = 5
/** What handlers ask is foreseen for parts of about so many logs, this many of them ahead. */
const PART_LOGS = 500
const PARTS_AHEAD = 2
/** Blocks read at a time near the head. */
const MOST_NEXT = 50
/** A chain that is shorter than our head for so long did not just answer from a node that lags behind. */
const LAG_MS = 1_000
/** A chain does not change under our hands more often than this without a block that stays: it is the RPC. */
const MOST_MOVES = 2
/** A chain that moves more often than this in a row is worth a word to the operator. */
const MOVES_UNTOLD = 5
/** Longest pause before another try: of what costs one request, of what costs more, and of a handler. */
const LONGEST_PAUSE_MS = { asking: 5_000, refused: 60_000, handler: 300_000 }

/**
 * Indexes a subgraph from where its store stands until the signal is aborted or the subgraph fails. Everything that was
 * committed stays valid whenever it ends.
 */
export const runIndexer = async (options: IndexerOptions): Promise<IndexerStatus> => {
  const { subgraph, store, rpc, log, signal, pollMs = 250, finality = 250 } = options
  const { verifyLogs = false, cache: chainCache } = options
  const { manifest } = subgraph
  const network = networkOf(manifest)
  const skipsFailures = manifest.features.includes('nonFatalErrors')
  const cache = createEntityCache(subgraph.schema, store)
  const { executor = createExecutor(subgraph, { log }) } = options
  const bloom = createBloomReader()
  const proof: LogProof = { bloom, prove: verifyLogs ? createLogProver(bloom, log) : undefined }
  const readState = createStateReader(rpc, { chainId: options.chainId })
  const isFinal = (block: number) => block <= (status.chainHead?.number ?? 0) - finality
  /** What was kept for these data sources. What was not proved does not count when it is to be. */
  const rangesFor = (wanting: readonly ActiveDataSource[]): RangeCache | undefined => {
    const key = `${verifyLogs ? 'proved' : ''}${wantsKey(wanting)}`
    return (
      chainCache && {
        next: (number) => chainCache.range(key, number),
        keep: (range) => chainCache.keepRange(key, range),
      }
    )
  }
  const processor = createBlockProcessor({
    manifest,
    executor,
    cache,
    readState: chainCache ? keepState(readState, chainCache, isFinal) : readState,
    fetchBlockFor: (block, wanting, abort) =>
      fetchBlockFor(rpc, block, {
        wants: chainWantsOf(wanting),
        proof,
        cache: isFinal(block.number) ? rangesFor(wanting) : undefined,
        signal: abort,
      }),
    log,
  })
  const files = createFileDesk({
    subgraph,
    executor,
    store,
    log,
    gateways: options.ipfsGateways ?? [],
    retryMs: options.fileRetryMs ?? ((failures) => backOff(failures, { base: 5_000, most: 600_000 })),
  })
  const heads = createHeadWatch(rpc, { pollMs, notices: options.notices })
  const sizer = createRangeSizer(options.maxBlockRange === undefined ? {} : { most: options.maxBlockRange })
  const rate = createRateMeter(() => performance.now())

  let sources: readonly ActiveDataSource[] = []
  let wants: ChainWants = chainWantsOf(staticDataSources(manifest))
  let committed = store.head()
  let lastCommit = performance.now()
  let lastTurn = performance.now()
  let changesSinceCommit = 0
  let failuresInRow = 0
  /** Since when nothing goes on, in Unix seconds. */
  let heldUpSince: number | undefined
  /** Unlike the status, which begins anew, this outlasts a restart. */
  let hasSynced = store.hasSynced()
  let status: IndexerStatus = {
    state: 'starting',
    health: store.errors().length > 0 ? 'unhealthy' : 'healthy',
    head: committed,
    chainHead: undefined,
    synced: false,
    entitiesPerSecond: 0,
    reorgs: 0,
    endpoints: rpc.endpoints(),
    problem: undefined,
  }
  const report = (change: Partial<IndexerStatus>) => {
    const measured = { entitiesPerSecond: rate.perSecond(), endpoints: rpc.endpoints() }
    status = { ...status, ...change, ...measured, head: committed }
    options.onStatus?.(status)
  }
  const enter = (state: IndexerState) => {
    if (status.state === state) return
    log.info({ from: status.state, to: state, block: store.head()?.number }, 'Changed state')
    report({ state })
  }

  const setSources = (next: readonly ActiveDataSource[]) => {
    sources = next
    wants = chainWantsOf(next)
  }
  const reloadSources = () =>
    setSources([...staticDataSources(manifest), ...restoreDataSources(manifest, store.dataSources())])

  /** Whatever held us up has passed. */
  const goesOn = () => {
    failuresInRow = 0
    heldUpSince = undefined
    if (status.problem && status.health !== 'failed') report({ problem: undefined })
  }

  const commit = () => {
    store.commit()
    const before = committed
    committed = store.head()
    if (committed && committed.number > (before?.number ?? -1)) goesOn()
    lastCommit = performance.now()
    changesSinceCommit = 0
    const { chainHead, health, synced } = status
    const reached =
      chainHead !== undefined && health !== 'failed' && nextNumber() > lastWanted(chainHead.number)
    if (reached && !hasSynced) {
      store.markSynced()
      hasSynced = true
    }
    report({ synced: synced || reached })
  }
  const lastFinal = (chainHead: number) => Math.min(chainHead - finality, wants.endBlock ?? chainHead)
  const lastWanted = (chainHead: number) => Math.min(chainHead, wants.endBlock ?? chainHead)
  const nextNumber = () => {
    const head = store.head()
    return head ? head.number + 1 : wants.startBlock
  }

  const writeBlock = (
    block: Block,
    { created, errors, handlers, ...asked }: BlockOutcome,
    { runs, ...askedByFiles }: FileOutcome,
  ): readonly EntityChange[] => {
    try {
      const changes = cache.changes()
      const dataSources = created.map(({ origin, address, context }) => ({
        template: origin?.template ?? 0,
        address: address ?? '0x',
        context,
        block: block.number,
      }))
      store.write({
        block: markOf(block),
        hasTriggers: handlers + runs.length > 0,
        changes,
        dataSources,
        errors,
        files: [...asked.files, ...askedByFiles.files],
        fileRuns: runs,
        log: [...asked.log, ...askedByFiles.log, ...errors.map(failureEntry)],
      })
      return changes
    } catch (error) {
      if (!(error instanceof HandlerError)) throw error
      throw new BlockFailure(block, blockError(block, error), error)
    }
  }

  const indexBlock = async (block: Block): Promise<boolean> => {
    const skipFailures = skipsFailures && hasSynced
    const outcome = await processor.process(block, { sources, skipFailures, signal })
    const { created, errors } = outcome
    const fileOutcome = files.run(block)
    const changes = writeBlock(block, outcome, fileOutcome)
    cache.keepBlock(changes)
    files.keepBlock({ asksForFiles: outcome.files.length + fileOutcome.files.length > 0 })
    const written = fileOutcome.runs.reduce((sum, run) => sum + run.changes.length, changes.length)
    rate.add(written)
    changesSinceCommit += written
    if (errors.length > 0) report({ health: 'unhealthy' })
    if (created.length === 0) return false
    setSources([...sources, ...created])
    return true
  }

  /** Indexes blocks in order. Returns early, with true, when handlers made data sources: the rest lacks their logs. */
  const indexBlocks = async (blocks: readonly Block[]): Promise<boolean> => {
    for (const block of blocks) {
      if (await indexBlock(block)) return true
      if (performance.now() - lastTurn > TURN_MS) {
        await nextTurn()
        lastTurn = performance.now()
      }
      signal.throwIfAborted()
    }
    return false
  }

  const seeHead = (header: BlockHeader): BlockPointer => {
    const chainHead = { number: Number(header.number), hash: header.hash }
    if (chainHead.hash !== status.chainHead?.hash) report({ chainHead })
    return chainHead
  }

  /** Takes back a failed block, so that a mended build or host can pass it. */
  const retryFailedBlock = () => {
    const fatal = store.errors().find((error) => error.fatal)
    if (!fatal) return
    store.rewind(fatal.block - 1)
    committed = store.head()
    report({ health: store.errors().length > 0 ? 'unhealthy' : 'healthy' })
  }

  /** Looks whether our head is still on the chain, and decides how to go on. */
  const starting: Stage = async () => {
    retryFailedBlock()
    commit()
    reloadSources()
    files.reload()
    processor.forget()
    const chainHead = seeHead(await heads.look({ signal }))
    const head = store.head()
    if (head) {
      const [header] = await fetchHeaders(rpc, [head.number], { signal })
      if (header?.hash !== head.hash) return rewinding
    }
    return lastFinal(chainHead.number) >= nextNumber() ? backfilling : following
  }

  const backfilling: Stage = async () => {
    enter('backfilling')
    const chainHead = seeHead(await heads.look({ signal }))
    const to = lastFinal(chainHead.number)
    const from = nextNumber()
    if (from > to) {
      commit()
      return following
    }
    const leaving = new AbortController()
    const reading = AbortSignal.any([signal, leaving.signal])
    const options = { from, to, wants, sizer, proof, cache: rangesFor(sources), signal: reading }
    const parts = prepareAhead(
      partsOf(fetchHistory(rpc, options), { logs: PART_LOGS }),
      ({ blocks }) => processor.foresee(blocks, { sources, signal: reading }),
      { ahead: PARTS_AHEAD },
    )
    try {
      for (;;) {
        const next = parts.next()
        // What is whole must not wait invisible for a slow RPC.
        if (!(await settlesWithin(PATIENCE_MS, next))) commit()
        const { value: part, done } = await next
        if (done) return backfilling
        if (await indexBlocks(part.blocks)) return backfilling
        if (part.ends) endRange(part.ends)
        if (performance.now() - lastCommit > COMMIT_MS || changesSinceCommit > COMMIT_CHANGES) commit()
      }
    } finally {
      leaving.abort()
      await parts.return()
    }
  }

  const endRange = ({ from, to, blocks, end }: BlockRange) => {
    if (store.head()?.number !== end.number)
      // Where a range ends is chance, and must not show in the blocks of rolled-up rows.
      store.write({
        block: end,
        hasTriggers: false,
        completesBuckets: false,
        changes: [],
        dataSources: [],
        errors: [],
      })
    log.debug({ from, to, blocks: blocks.length }, 'Indexed a range')
    store.forgetEmptyBlocks(end.number)
  }

  /** Whether a block that is not yet final was taken off the chain. */
  const isGone = async ({ number, hash }: BlockPointer, chainHead: BlockPointer): Promise<boolean> => {
    if (chainHead.number - number > finality || chainHead.hash === hash) return false
    const [header] = await fetchHeaders(rpc, [number], { signal })
    return header?.hash !== hash
  }

  const following: Stage = async () => {
    if (status.state !== 'following') {
      store.createQueryIndexes()
      enter('following')
    }
    commit()
    let shorterSince: number | undefined
    let lastSeen: Hex | undefined
    for (;;) {
      const header = await heads.look({ signal })
      const chainHead = seeHead(header)
      const head = store.head()
      const target = lastWanted(chainHead.number)
      if (lastFinal(chainHead.number) > nextNumber() + MOST_NEXT) return backfilling
      if (head && chainHead.number < head.number) {
        shorterSince ??= performance.now()
        const [same] = await fetchHeaders(rpc, [head.number], { signal })
        if (same?.hash !== head.hash && performance.now() - shorterSince > LAG_MS) return rewinding
      } else {
        shorterSince = undefined
        if (head && chainHead.number === head.number && chainHead.hash !== head.hash) return rewinding
        if (target >= nextNumber()) {
          const next = await fetchNext(rpc, {
            first: nextNumber(),
            parent: head,
            head: header,
            wants,
            // The fewer are read at a time, the less there is to go wrong.
            most: Math.min(Math.ceil(MOST_NEXT / 2 ** failuresInRow), target - nextNumber() + 1),
            proof,
            signal,
          })
          if (next.kind === 'reorg') return rewinding
          if (next.kind === 'blocks') {
            await processor.foresee(next.blocks, { sources, signal }).finish()
            await indexBlocks(next.blocks)
            store.forgetEmptyBlocks(Math.max(0, chainHead.number - finality))
            commit()
            if (target >= nextNumber()) continue
          }
        } else {
          goesOn()
          if (!status.synced) commit()
          // All data sources have ended: only a reorg can bring them back.
          if (head && chainHead.hash !== lastSeen && (await isGone(head, chainHead))) return rewinding
          lastSeen = chainHead.hash
        }
      }
      await heads.wait({ signal })
    }
  }

  const rewinding: Stage = async () => {
    const from = store.head()
    if (from && !(await isOffChain(rpc, from, { signal }))) {
      log.warn({ block: from.number, hash: from.hash }, 'RPCs disagreed on a block, and it was kept')
      await heads.wait({ signal })
      return starting
    }
    enter('rewinding')
    const ancestor = await rewindToAncestor(store, rpc, { finality, network, signal })
    cache.clear()
    chainCache?.forgetAfter(ancestor?.number ?? -1)
    committed = store.head()
    log.warn(
      { from: from?.number, to: ancestor?.number, depth: (from?.number ?? 0) - (ancestor?.number ?? 0) },
      'Rewound to the chain',
    )
    report({ reorgs: status.reorgs + 1 })
    return starting
  }

  /** Records the failure in the block where it happened, which becomes the head, without anything else of that block. */
  const failed =
    ({ block, record, log: entries }: BlockFailure): Stage =>
    async () => {
      cache.discardBlock()
      store.write({
        block: markOf(block),
        hasTriggers: true,
        changes: [],
        dataSources: [],
        errors: [record],
        log: [...entries, failureEntry(record)],
      })
      log.error({ ...record }, 'Subgraph failed')
      const problem = {
        kind: 'mapping',
        message: record.message,
        facts: { ...record },
        since: now(),
      } as const
      report({ health: 'failed', problem })
      commit()
      return undefined
    }

  const distrustActive = (reason: string) => {
    const active = rpc.endpoints().find((endpoint) => endpoint.active)
    if (active) rpc.distrust(active.name, reason)
  }

  /** Milliseconds until another try is worth it. */
  const pauseBefore = (error: unknown, disposition: Disposition): number => {
    if (disposition === 'look') return backOff(failuresInRow, { base: 50, most: LONGEST_PAUSE_MS.asking })
    const isRefusal = error instanceof RpcError && !error.passes
    const most = error instanceof BlockFailure ? 'handler' : isRefusal ? 'refused' : 'asking'
    return backOff(failuresInRow, { base: 500, most: LONGEST_PAUSE_MS[most] })
  }

  /** Makes what is whole visible, lets the problem pass for a while, and looks again. */
  const heldUp =
    (error: unknown, disposition: Disposition): Stage =>
    async () => {
      if (error instanceof StorageError) {
        store.rollBack()
        cache.clear()
      }
      cache.discardBlock()
      commit()
      failuresInRow += 1
      heldUpSince ??= now()
      const problem = problemOf(error, heldUpSince)
      const isRefused = error instanceof RpcError && error.kind === 'tooMuch'
      if ((disposition === 'look' || isRefused) && failuresInRow > MOST_MOVES) distrustActive(problem.message)
      const ms = pauseBefore(error, disposition)
      log.warn({ ...problem, ms }, 'Indexing is held up')
      if (disposition !== 'look' || failuresInRow > MOVES_UNTOLD) report({ problem })
      await wait(ms, signal)
      return starting
    }

  /** What follows an error; undefined when indexing ends. */
  const afterError = (error: unknown): Stage | undefined => {
    const disposition = dispositionOf(error, signal)
    if (disposition === 'stop') return undefined
    if (disposition === 'fail' && error instanceof BlockFailure) return failed(error)
    if (disposition !== 'halt') return heldUp(error, disposition)
    const problem = problemOf(error, now())
    log.error({ ...problem }, 'Indexing failed')
    report({ health: 'failed', problem })
    return undefined
  }

  let stage: Stage | undefined = starting
  while (stage)
    try {
      stage = await stage()
    } catch (error) {
      stage = afterError(error)
    }
  cache.discardBlock()
  try {
    commit()
  } catch (error) {
    log.warn({ ...problemOf(error, now()) }, 'Blocks were dropped, which are indexed again at the next start')
    store.rollBack()
    committed = store.head()
  }
  files.close()
  enter('stopped')
  return status
}

/** Unix seconds. */
const now = (): number => Math.floor(Date.now() / 1_000)

const markOf = ({ number, hash, parentHash, timestamp }: Block): StoredBlock => ({
  number,
  hash,
  parentHash,
  timestamp,
})

/** The entry of the log for a handler that failed. */
const failureEntry = ({ block, handler, message }: StoredError): LogEntry => ({
  level: 'error',
  text: message,
  module: '',
  arguments: { block: String(block), ...(handler === undefined ? {} : { handler }) },
})

/** The record of a rule of the schema that the block as a whole broke. */
const blockError = ({ number }: Block, { message }: HandlerError): StoredError => ({
  block: number,
  message,
  handler: undefined,
  transactionHash: undefined,
  logIndex: undefined,
  fatal: true,
})
