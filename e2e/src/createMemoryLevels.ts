import { expect } from 'vitest'
import type { WatchedServer } from './poco.js'

const MAX_HEAP_GROWTH = 64 * 1024 * 1024
const MAX_RSS_GROWTH = 160 * 1024 * 1024

/** What servers hold in memory after a garbage collection, from when they are warm on, in bytes. */
export type MemoryLevels = Readonly<{
  /** Measures all servers; `at` says when that was. */
  measure: (at: number) => Promise<void>
  /** A JSON line for each measurement. */
  report: () => string
  /** Fails when a server holds much more in the end than it held first. */
  expectFlat: () => void
}>

/** Makes the levels of servers by their names. */
export const createMemoryLevels = (servers: Readonly<Record<string, WatchedServer>>): MemoryLevels => {
  const levels: { at: number; of: string; heap: number; heapTotal: number; external: number; rss: number }[] =
    []
  return {
    measure: async (at) => {
      for (const [of, server] of Object.entries(servers)) {
        const { heapUsed: heap, heapTotal, external, rss } = await server.memory()
        levels.push({ at, of, heap, heapTotal, external, rss })
      }
    },
    report: () => levels.map((level) => JSON.stringify(level)).join('\n'),
    expectFlat: () => {
      for (const of of Object.keys(servers)) {
        const [warm, ...later] = levels.filter((level) => level.of === of)
        const last = later.at(-1)
        expect(last!.heap - warm!.heap, `heap of the ${of}`).toBeLessThan(MAX_HEAP_GROWTH)
        expect(last!.rss - warm!.rss, `resident memory of the ${of}`).toBeLessThan(MAX_RSS_GROWTH)
      }
    },
  }
}
