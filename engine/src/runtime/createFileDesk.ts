import type { Block } from '../core/chain.js'
import { createEntityCache } from '../core/entityCache.js'
import { type Context, HandlerError } from '../core/handler.js'
import type { Log } from '../core/log.js'
import type { LogEntry } from '../core/logEntry.js'
import { type FileTemplate, isFileTemplate } from '../core/manifest.js'
import { createFileFetcher } from '../files/createFileFetcher.js'
import { fetchFromAny } from '../files/fetchFromAny.js'
import type { FileRun, NewFile, Store, StoredFile } from '../store/openStore.js'
import { BlockFailure, chainText, tracedFrom } from './createBlockProcessor.js'
import type { Executor } from './createExecutor.js'
import { createFileWorld } from './createFileWorld.js'
import { type DataSourceRequest, templateNumber } from './createWorld.js'
import { fileOf, networkOf } from './instantiate.js'
import type { Subgraph } from './loadBuild.js'
import { printEntry } from './printEntry.js'

/** What the handlers of files did at the end of a block. */
export type FileOutcome = Readonly<{
  runs: readonly FileRun[]
  files: readonly NewFile[]
  /** What they logged. */
  log: readonly LogEntry[]
}>

export type FileDeskOptions = Readonly<{
  subgraph: Subgraph
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
  /** Runs the handlers of all files that have arrived. Throws a `BlockFailure` when one fails. */
  run(block: Block): FileOutcome
  /** Takes note that the block, with the outcome of `run`, is in the store. */
  keepBlock(): void
  /** Ends all fetching. */
  close(): void
}>

/**
 * The desk where files come in. They are fetched beside the indexing and never delay it: what is here when a block
 * has been processed is handled at the end of that block, in order of arrival.
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
  let newest = 0
  let handled: readonly string[] = []
  let warned = false

  const seen = (pending: readonly StoredFile[]): readonly string[] => {
    newest = pending.at(-1)?.id ?? newest
    if (pending.length > 0 && gateways.length === 0 && !warned) {
      warned = true
      log.warn({ files: pending.length }, 'Files are not fetched, because no IPFS gateway is set')
    }
    return gateways.length === 0 ? [] : pending.map(({ reference }) => reference)
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
    const world = createFileWorld(
      { template, reference: file.reference, context: file.context, network },
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
    executor.run({ source: { mapping }, handler: mapping.handler, trigger: { kind: 'file', content } }, world)
    cache.keepHandler()
    return { changes: cache.changes(), files: newFiles(world.requests, file) }
  }

  /** Files that a file asks for belong to the block of its own event. */
  const newFiles = (requests: readonly DataSourceRequest[], { block }: StoredFile): readonly NewFile[] =>
    requests.flatMap((asked) => fileOf(asked, { template: templates[asked.template] ?? '', block, log }))

  return {
    reload: () => {
      newest = 0
      fetcher.wantOnly(seen(store.pendingFiles()))
    },
    run: (block) => {
      const runs: FileRun[] = []
      const files: NewFile[] = []
      const entries: LogEntry[] = []
      const arrived = fetcher.arrived()
      for (const { reference, content } of arrived)
        for (const file of store.pendingFiles({ reference })) {
          const template = manifest.templates[file.template]
          if (!template || !isFileTemplate(template)) continue
          try {
            const done = runOne(file, template, { content, entries })
            runs.push({ id: file.id, changes: done.changes })
            files.push(...done.files)
          } catch (error) {
            throw blockFailure(block, { file, template, entries }, error)
          }
        }
      handled = arrived.map(({ reference }) => reference)
      return { runs, files, log: entries }
    },
    keepBlock: () => {
      for (const reference of handled) fetcher.forget(reference)
      handled = []
      if (hasFiles) fetcher.want(seen(store.pendingFiles({ after: newest })))
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
