import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createQueryApi } from '../../src/api/createQueryApi.js'
import { type Log, silentLog } from '../../src/core/log.js'
import type { IndexerStatus } from '../../src/runtime/indexerStatus.js'
import { type Engine, openEngine } from '../../src/runtime/openEngine.js'
import { dumpDatabase } from '../dumpDatabase.js'
import { openTestChain, type TestChain } from './openTestChain.js'
import { type StoryManifest, storyManifest, writeStoryBuild } from './storyBuild.js'

type Row = Readonly<Record<string, string | number | null>>

/** A chain and a subgraph over it whose handlers do what events tell them; see `openStoryteller`. */
export type Storyteller = AsyncDisposable &
  Readonly<{
    chain: TestChain
    /** Warnings that were logged. */
    warnings: readonly string[]
    engine(): Engine
    /** Indexes until the status is as wished, or the subgraph fails. */
    until(wished: (status: IndexerStatus) => boolean): Promise<IndexerStatus>
    /** Indexes the chain as it is now, or until the subgraph fails. */
    caughtUp(): Promise<IndexerStatus>
    /** Data of a query, and its errors. */
    ask(query: string): Readonly<{ data?: unknown; errors?: readonly { message: string }[] }>
    /** What handlers said that still holds, in the order they said it. */
    said(): readonly string[]
    /** Current entities of a type without the columns of the engine, by id. */
    now(type: string): readonly Row[]
    /** All versions of the entities of a type, and other tables, as they are stored. */
    stored(table: string): readonly Row[]
    /** Ends indexing and starts it again; `meanwhile` happens in between. */
    restart(meanwhile?: () => void): Promise<void>
  }>

const OPEN = 2_147_483_647

/** Opens an engine in this thread over a chain in memory. */
export const openStoryteller = async (manifest: StoryManifest = {}): Promise<Storyteller> => {
  const folder = mkdtempSync(join(tmpdir(), 'stories-'))
  writeStoryBuild(join(folder, 'build'), storyManifest(manifest))
  const chain = await openTestChain()
  const warnings: string[] = []
  const log: Log = { ...silentLog, warn: (_, message) => warnings.push(message), child: () => log }
  let engine: Engine | undefined
  const current = (): Engine => {
    if (!engine) throw new Error('Nothing is indexed yet')
    return engine
  }
  const start = async () => {
    engine = await openEngine({
      build: join(folder, 'build'),
      dataDir: join(folder, 'data'),
      network: 'devnet',
      rpcUrls: [chain.url],
      thread: 'here',
      pollMs: 5,
      log,
    })
  }
  const until: Storyteller['until'] = async (wished) => {
    if (!engine) await start()
    for (;;) {
      const status = current().status()
      if (status.health === 'failed' || wished(status)) return status
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
  }
  const stored = (table: string) => dumpDatabase(current().database)[table] ?? []
  const now = (type: string) =>
    stored(type)
      .filter(({ $to = OPEN }) => $to === OPEN)
      .map((row) => Object.fromEntries(Object.entries(row).filter(([name]) => !name.startsWith('$'))))
  return {
    chain,
    warnings,
    engine: current,
    stored,
    now,
    said: () =>
      now('Said')
        .toSorted((a, b) => Number(a.id) - Number(b.id))
        .map(({ text }) => String(text)),
    until,
    caughtUp: () => until(({ head }) => head?.hash === chain.head().hash),
    ask: (query) => {
      const { subgraph, deployment, reader } = current()
      return JSON.parse(
        String(
          createQueryApi({ schema: subgraph.schema, deployment, logs: true }).execute(reader, { query }).body,
        ),
      )
    },
    restart: async (meanwhile) => {
      await engine?.close()
      meanwhile?.()
      await start()
    },
    [Symbol.asyncDispose]: async () => {
      await engine?.close()
      await chain[Symbol.asyncDispose]()
      rmSync(folder, { recursive: true })
    },
  }
}
