import type { Block } from '../core/chain.js'
import { createEntityCache } from '../core/entityCache.js'
import { isFileTemplate } from '../core/fileTemplates.js'
import { type Context, HandlerError } from '../core/handler.js'
import type { Log } from '../core/log.js'
import type { LogEntry } from '../core/logEntry.js'
import type { FileTemplate } from '../core/manifest.js'
import { type ArrivedFile, createFileFetcher, type WantedFile } from '../files/createFileFetcher.js'
import { fetchFromAny } from '../files/fetchFromAny.js'
import type { FileRun, NewFile, Store, StoredFile } from '../store/openStore.js'
import { createAllowance } from './createAllowance.js'
import { BlockFailure, chainText, tracedFrom } from './createBlockProcessor.js'
import type { Executor } from './createExecutor.js'
import { createFileWorld } from './createFileWorld.js'
import { FILE_TIME, FileLimitError, MOST_FILES, MOST_WAITING } from './fileLimits.js'
import { type DataSourceRequest, templateNumber } from './handlerSession.js'
import type { IndexedSubgraph } from './indexedSubgraph.js'
import { fileOf, networkOf } from './instantiate.js'
import { printEntry } from './printEntry.js'

/** What the handlers of files did at the end of a block. */
export type FileOutcome = Readonly<{
  runs: readonly FileRun[]
  files: readonly NewFile[]
  /** What they logged. */
  log: readonly LogEntry[]
}>

export type FileDeskOptions = Readonly<{
  subgraph: IndexedSubgraph
  executor: Executor
  store: Store
  log: Log
  /** IPFS gateways, best first. */
  gateways: readonly string[]
  /** Milliseconds before another try, after `failures` (from 1). */
  retryMs(failures: number): number
}>

/** Fetches files and runs their handlers; see `createFileDesk`. */
export type FileDesk = Readonly<{
  /** Fetches what the store waits for and nothing else, as after a start or a rewind. */
  reload(): void
  /** Runs the handlers of files that have arrived, as far as their time allows. Throws a `BlockFailure` when one fails. */
  run(block: Block): FileOutcome
  /** Takes note that the block, with the outcome of `run`, is in the store, and whether it asks for any files. */
  keepBlock(block: Readonly<{ asksForFiles: boolean }>): void
  /** Ends all fetching. */
  close(): void
}>

/** A file that failed so often gives way to others where there are too many. */
const FAILED_OFTEN = 3

/** Handlers that one file runs before it is the next one's turn. */
const RUNS_OF_TURN = 20

/**
 * The desk where files come in. They are fetched beside the indexing and never delay it: what is here when a block
 * has been processed is handled at the end of that block, in order of arrival. Their handlers get a share of the time:
 * what is in a file, and how many there are, is up to strangers.
 *
 * A handler of a file sees only what it writes itself. It cannot fail alone: its block fails with it and is tried
 * again, as no two indexers need agree on the block at which a file arrives.
 */
export const createFileDesk = (options: FileDeskOptions): FileDesk => {
  const { subgraph, executor, store, gateways, log, retryMs } = options
  const { manifest, schema } = subgraph
  const network = networkOf(manifest)
  const templates = manifest.templates.map(({ name }) => name)
  const end = new AbortController()
  const fetcher = createFileFetcher({
    log,
    signal: end.signal,
    retryMs,
    fetchFile: async (reference, stop) => {
      // The libraries of IPFS take a while to load, and most subgraphs have no files.
      const { fetchFile } = await import('../files/fetchFile.js')
      return fetchFromAny(gateways, (gateway, lost) => fetchFile(reference, { gateway, signal: lost }), {
        signal: stop,
      })
    },
  })
  const hasFiles = manifest.templates.some(isFileTemplate)
  const allowance = createAllowance({ ...FILE_TIME, now: () => performance.now() })
  let newest = 0
  /** Whether files that wait in the database were passed over. */
  let hasSkipped = false
  /** Whether any may wait in the database that were not looked at. */
  let mayWait = true
  let handled: string[] = []
  /** The file that had the last turn. */
  let lastServed: string | undefined
  /** How many files were asked for at the end of this block, by what they come from. */
  const asked = new Map<number, number>()
  let warned = false

  /** The next files that wait in the database, as many as there is room for. */
  const nextWanted = (limit: number): readonly WantedFile[] => {
    const pending = limit > 0 ? store.pendingFiles({ after: newest, limit }) : []
    if (limit <= 0) {
      // What failed often gives way to what may be there, and has its turn again afterwards.
      fetcher.forgetFailed(FAILED_OFTEN)
      hasSkipped = true
    } else if (pending.length === 0 && hasSkipped) {
      newest = 0
      hasSkipped = false
    } else mayWait = hasSkipped || pending.length === limit
    newest = pending.at(-1)?.id ?? newest
    if (pending.length > 0 && gateways.length === 0 && !warned) {
      warned = true
      log.warn({ files: pending.length }, 'Files are not fetched, because no IPFS gateway is set')
    }
    if (gateways.length === 0) return []
    return pending.map(({ reference, id, origin = id }) => ({ reference, group: origin }))
  }

  const request = (name: string, params: readonly string[], context: Context | undefined, parent: string) => {
    const template = templateNumber(templates, name, parent)
    if (manifest.templates[template]?.kind !== 'file/ipfs')
      throw new HandlerError(
        'Attempted to create on-chain data source in offchain data source handler. This is not yet supported.',
        { class: 'nonDeterministic', facts: { template: name, dataSource: parent } },
      )
    return { template, params, context: context ?? {} }
  }

  const runOne = (
    file: StoredFile,
    template: FileTemplate,
    { content, entries }: { content: Uint8Array; entries: LogEntry[] },
  ) => {
    const cache = createEntityCache(schema, {
      load: () => null,
      loadLinked: () => [],
      findHolder: store.findHolder,
    })
    cache.beginBlock({ number: file.block, timestamp: 0 })
    const { mapping } = template
    const { origin = file.id } = file
    const world = createFileWorld(
      {
        template,
        reference: file.reference,
        context: file.context,
        network,
        room: MOST_FILES - store.filesFrom(origin) - (asked.get(origin) ?? 0),
      },
      {
        view: cache.view,
        request: (name, params, context) => request(name, params, context, template.name),
        log: (level, text) => {
          const where = { block: String(file.block), handler: mapping.handler, file: file.reference }
          const entry = { level, text, module: template.name, arguments: where }
          printEntry(log, entry)
          entries.push(entry)
        },
      },
    )
    const call = {
      source: { mapping },
      handler: mapping.handler,
      trigger: { kind: 'file', content } as const,
    }
    try {
      executor.run(call, world)
    } catch (error) {
      if (!(error instanceof FileLimitError)) throw error
      // Every indexer meets the same limit: nothing of it is kept, and it is done.
      log.warn({ file: file.reference, block: file.block, reason: error.message }, 'Left out a file')
      return { changes: [], files: [] }
    }
    cache.keepHandler()
    const files = newFiles(world.requests, { block: file.block, origin })
    asked.set(origin, (asked.get(origin) ?? 0) + files.length)
    return { changes: cache.changes(), files }
  }

  /** Files that a file asks for belong to the block of its own event. */
  const newFiles = (
    requests: readonly DataSourceRequest[],
    { block, origin }: { block: number; origin: number },
  ): readonly NewFile[] =>
    requests.flatMap((request) =>
      fileOf(request, { template: templates[request.template] ?? '', block, log }).map((file) => ({
        ...file,
        origin,
      })),
    )

  type Done = { runs: FileRun[]; files: NewFile[]; entries: LogEntry[] }

  /**
   * Runs the next handlers of one file that has arrived: as many as have a turn together.
   *
   * @returns id of the last that ran; undefined when none is left
   */
  const runSome = (
    { reference, content }: ArrivedFile,
    { block, after, done }: { block: Block; after: number; done: Done },
  ): number | undefined => {
    const pending = store.pendingFiles({ reference, after, limit: RUNS_OF_TURN })
    let last: number | undefined
    for (const file of pending) {
      if (last !== undefined && !allowance.hasLeft()) return last
      last = file.id
      const template = manifest.templates[file.template]
      if (!template || !isFileTemplate(template)) continue
      try {
        const { changes, files } = allowance.spend(() =>
          runOne(file, template, { content, entries: done.entries }),
        )
        done.runs.push({ id: file.id, changes })
        done.files.push(...files)
      } catch (error) {
        throw blockFailure(block, { file, template, entries: done.entries }, error)
      }
    }
    return pending.length < RUNS_OF_TURN ? undefined : last
  }

  return {
    reload: () => {
      newest = 0
      mayWait = true
      fetcher.wantOnly(nextWanted(MOST_WAITING))
    },
    run: (block) => {
      const done: Done = { runs: [], files: [], entries: [] }
      handled = []
      asked.clear()
      // One after another, until all are done or the time is up; who comes next then is first at the next block.
      const turns = fetcher.arrived().map((arrived) => ({ arrived, after: 0 }))
      turns.push(...turns.splice(0, 1 + turns.findIndex(({ arrived }) => arrived.reference === lastServed)))
      while (turns.length > 0 && allowance.hasLeft())
        for (const turn of turns.splice(0)) {
          const after = allowance.hasLeft()
            ? runSome(turn.arrived, { block, after: turn.after, done })
            : turn.after
          if (after === undefined) handled.push(turn.arrived.reference)
          else turns.push({ ...turn, after })
          if (after !== turn.after) lastServed = turn.arrived.reference
        }
      return { runs: done.runs, files: done.files, log: done.entries }
    },
    keepBlock: ({ asksForFiles }) => {
      for (const reference of handled) fetcher.forget(reference)
      handled = []
      mayWait ||= asksForFiles
      if (hasFiles && mayWait) fetcher.want(nextWanted(MOST_WAITING - fetcher.waiting()))
    },
    close: () => end.abort(),
  }
}

const blockFailure = (
  block: Block,
  {
    file: { reference },
    template,
    entries,
  }: { file: StoredFile; template: FileTemplate; entries: readonly LogEntry[] },
  cause: unknown,
): BlockFailure => {
  const { handler } = template.mapping
  const text = cause instanceof Error ? chainText(cause) + tracedFrom(cause) : String(cause)
  const message = `file ${reference}: ${text}`.replaceAll('\n', '\t')
  const failure = new HandlerError(message, {
    class: 'nonDeterministic',
    facts: { dataSource: template.name, handler, file: reference, block: block.number },
    cause,
  })
  const record = {
    block: block.number,
    message,
    handler,
    transactionHash: undefined,
    logIndex: undefined,
    fatal: true,
  }
  return new BlockFailure(block, record, failure, entries)
}
