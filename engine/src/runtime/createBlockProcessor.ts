import type { ActiveDataSource } from '../core/activeDataSource.js'
import type { Block } from '../core/chain.js'
import type { EntityCache } from '../core/entityCache.js'
import { HandlerError } from '../core/handler.js'
import type { Invocation } from '../core/invocation.js'
import type { Log } from '../core/log.js'
import type { LogEntry } from '../core/logEntry.js'
import type { Manifest } from '../core/manifest.js'
import { createTriggerMatcher, type TriggerMatcher } from '../core/triggerMatcher.js'
import type { StateQuery, StateQueryAt, StateReader } from '../source/readState.js'
import type { NewFile } from '../store/openStore.js'
import type { StoredError } from '../store/readErrors.js'
import type { Executor } from './createExecutor.js'
import { createForesight } from './createForesight.js'
import { type DataSourceRequest, HandlerSession, MissingState } from './handlerSession.js'
import { instantiate } from './instantiate.js'
import type { Preparation } from './prepareAhead.js'
import { printEntry } from './printEntry.js'
import { createStateCache } from './stateCache.js'

/** What handlers did in one block. The entities they wrote are in the entity cache. */
export type BlockOutcome = Readonly<{
  /** Data sources made in this block. */
  created: readonly ActiveDataSource[]
  /** Files asked for in this block, some perhaps again. */
  files: readonly NewFile[]
  /** Handlers that failed and were skipped. */
  errors: readonly StoredError[]
  /** What handlers logged. */
  log: readonly LogEntry[]
  /** Number of handlers that ran. */
  handlers: number
}>

export type BlockProcessorOptions = Readonly<{
  manifest: Manifest
  executor: Executor
  cache: EntityCache
  readState: StateReader
  /** The block with those of its logs that the given data sources want. */
  fetchBlockFor(block: Block, sources: readonly ActiveDataSource[], signal: AbortSignal): Promise<Block>
  log: Log
}>

/** Runs the handlers of blocks; see `createBlockProcessor`. */
export type BlockProcessor = Readonly<{
  /**
   * Runs all handlers of a block. Afterwards the cache holds the block's changes.
   *
   * @param options.skipFailures go on after a handler that failed deterministically, leaving out what it did;
   *   otherwise its error is thrown, as a `BlockFailure`
   */
  process(
    block: Block,
    options: { sources: readonly ActiveDataSource[]; skipFailures: boolean; signal: AbortSignal },
  ): Promise<BlockOutcome>
  /**
   * Begins to fetch what the handlers of these blocks will ask of the chain's state, as far as can be foreseen. Handlers
   * make trial runs meanwhile, so neither this nor `finish` may be called while a block is processed.
   */
  foresee(
    blocks: readonly Block[],
    options: { sources: readonly ActiveDataSource[]; signal: AbortSignal },
  ): Preparation
  /** Drops what was foreseen for blocks that were not processed. */
  forget(): void
}>

/** A handler failed; says where, for the record. */
export class BlockFailure extends Error {
  override name = 'BlockFailure'
  readonly block: Block
  readonly record: StoredError
  readonly failure: HandlerError
  /** What handlers of the block had logged before. */
  readonly log: readonly LogEntry[]
  constructor(block: Block, record: StoredError, failure: HandlerError, entries: readonly LogEntry[] = []) {
    super(record.message, { cause: failure })
    this.block = block
    this.record = record
    this.failure = failure
    this.log = entries
  }
}

/**
 * Runs handlers synchronously. One that needs state of the chain is abandoned, the state is fetched, and it is run again
 * with nothing left of its first run.
 */
export const createBlockProcessor = (options: BlockProcessorOptions): BlockProcessor => {
  const { manifest, executor, cache, readState, log } = options
  const state = createStateCache()
  const parts = { store: cache.view, state, templates: manifest.templates.map(({ name }) => name) }
  const matchers = new WeakMap<readonly ActiveDataSource[], TriggerMatcher>()
  const matcherFor = (sources: readonly ActiveDataSource[]) => {
    const matcher = matchers.get(sources) ?? createTriggerMatcher(sources, executor)
    matchers.set(sources, matcher)
    return matcher
  }
  /** Matches of blocks that were looked at ahead, so that their logs are decoded once. */
  const foreseen = new WeakMap<Block, Readonly<{ by: TriggerMatcher; invocations: readonly Invocation[] }>>()
  const matchAhead = (block: Block, sources: readonly ActiveDataSource[]): readonly Invocation[] => {
    const by = matcherFor(sources)
    const invocations = by.match(block)
    foreseen.set(block, { by, invocations })
    return invocations
  }
  const match = (block: Block, sources: readonly ActiveDataSource[]): readonly Invocation[] => {
    const by = matcherFor(sources)
    const known = foreseen.get(block)
    foreseen.delete(block)
    return known?.by === by ? known.invocations : by.match(block)
  }

  const keepEntries = (session: HandlerSession, entries: LogEntry[]) => {
    for (const entry of session.entries) {
      printEntry(log, entry)
      entries.push(entry)
    }
  }

  /** Runs once; returns what is missing, or the data sources it asked for. What it logs goes to `entries`. */
  const attempt = (
    invocation: Invocation,
    entries: LogEntry[],
  ): MissingState | readonly DataSourceRequest[] => {
    const session = new HandlerSession(parts, invocation)
    try {
      executor.run(invocation, session)
    } catch (error) {
      cache.discardHandler()
      if (error instanceof MissingState) return error
      keepEntries(session, entries)
      throw error
    }
    keepEntries(session, entries)
    const { calls } = session
    if (calls > 0) {
      const { source, handler, trigger } = invocation
      log.trace({ dataSource: source.name, handler, block: trigger.block.number, calls }, 'Called contracts')
    }
    return session.requests
  }

  const fetchState = async (queries: readonly StateQueryAt[], signal: AbortSignal) => {
    const answers = await readState(queries, { signal })
    queries.forEach((query, index) => {
      state.set(query.block.hash, query, answers[index] ?? null)
    })
  }

  const process: BlockProcessor['process'] = async (block, { sources, skipFailures, signal }) => {
    cache.beginBlock(block)
    const created: ActiveDataSource[] = []
    const files: NewFile[] = []
    const errors: StoredError[] = []
    const entries: LogEntry[] = []
    let handlers = 0
    /** One generation of data sources; those it creates are the next. */
    const runAll = async (wanted: Block, generation: readonly ActiveDataSource[]) => {
      const requests: DataSourceRequest[] = []
      for (const invocation of match(wanted, generation)) {
        handlers += 1
        try {
          // Most handlers lack nothing, so none waits for a promise before it does.
          let result = attempt(invocation, entries)
          while (result instanceof MissingState) {
            foresight.noteMissing(invocation)
            await fetchState([at(result.query, invocation.trigger.block)], signal)
            result = attempt(invocation, entries)
          }
          cache.keepHandler()
          for (const request of result) requests.push(request)
        } catch (error) {
          if (!(error instanceof HandlerError)) throw error
          const record = errorRecord(invocation, error, !skipFailures)
          if (error.class !== 'deterministic' || !skipFailures)
            throw new BlockFailure(block, record, error, entries)
          errors.push(record)
        }
      }
      return requests
    }
    let requests = await runAll(block, sources)
    while (requests.length > 0) {
      const existing = [...sources, ...created]
      const made = instantiate(manifest, requests, { existing, block: block.number, log })
      files.push(...made.files)
      const next = made.contracts
      if (next.length === 0) break
      created.push(...next)
      requests = await runAll(await options.fetchBlockFor(block, next, signal), next)
    }
    state.forget(block.hash)
    return { created, files, errors, log: entries, handlers }
  }

  /** What a handler would ask next. Its effects are dropped, and so are its errors: earlier handlers have not run. */
  const trial = (invocation: Invocation): StateQuery | undefined => {
    const { block } = invocation.trigger
    cache.beginBlock(block)
    try {
      const session = new HandlerSession(parts, invocation)
      executor.run(invocation, session)
    } catch (error) {
      if (error instanceof MissingState) return error.query
    } finally {
      cache.discardBlock()
    }
    return undefined
  }

  const foresight = createForesight({ trial, fetchState })

  return {
    process,
    foresee: (blocks, { sources, signal }) => {
      const invocations = () => blocks.flatMap((block) => matchAhead(block, sources))
      return foresight.foresee(invocations, signal)
    },
    forget: state.clear,
  }
}

const at = (query: StateQuery, { number, hash }: Block): StateQueryAt => ({
  ...query,
  block: { number, hash },
})

const errorRecord = ({ handler, trigger }: Invocation, error: HandlerError, fatal: boolean): StoredError => {
  const event = trigger.kind === 'event' ? trigger.log : undefined
  const transactionHash = trigger.kind === 'block' ? undefined : trigger.transaction.hash
  const where = transactionHash === undefined ? '' : `transaction ${transactionHash.slice(2)}: `
  return {
    block: trigger.block.number,
    message: `${where}${chainText(error)}${tracedFrom(error)}`.replaceAll('\n', '\t'),
    handler,
    transactionHash,
    logIndex: event ? Number(event.logIndex) : undefined,
    fatal,
  }
}

/** Where in the mapping an error came from, to follow its text. */
export const tracedFrom = (error: unknown): string =>
  error instanceof HandlerError && error.backtrace !== '' ? `\n${error.backtrace}` : ''

/** The error and its causes, as far as they say something new. */
export const chainText = (error: Error): string => {
  const { cause } = error
  const inner =
    cause instanceof Error && !error.message.includes(cause.message) ? `: ${chainText(cause)}` : ''
  return error.message + inner
}
