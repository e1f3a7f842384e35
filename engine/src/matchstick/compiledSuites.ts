import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

/** The compiled form of a suite: a program of its own, or one that it shares with other suites. */
export type CompiledSuite = Readonly<{
  /** Of the sources that it was compiled from. */
  hash: string
  /** Name of the WASM file of the program. */
  program: string
  /** Which of the suites of its program it is, or null for a program of its own. */
  member: number | null
}>

const index = z.record(
  z.string(),
  z.object({ hash: z.string(), program: z.string(), member: z.number().nullable() }),
)

/** What earlier runs compiled: an index of suites and the programs they are in. */
export type CompiledSuites = Readonly<{
  find(suite: string): CompiledSuite | undefined
  /** Names of all suites of a program. */
  suitesOf(program: string): readonly string[]
  /** Path of the WASM file of a program. */
  pathOf(program: string): string
  /** Notes suites that were compiled, and removes programs that no suite needs any more. */
  add(suites: Readonly<Record<string, CompiledSuite>>): void
}>

/** Opens the folder of compiled suites. One that cannot be read is as good as an empty one. */
export const openCompiledSuites = (folder: string): CompiledSuites => {
  const indexPath = join(folder, 'index.json')
  let known = readIndex(indexPath)
  const pathOf = (program: string) => join(folder, program)
  const programs = () => new Set(Object.values(known).map(({ program }) => program))
  return {
    pathOf,
    find: (suite) => known[suite],
    suitesOf: (program) => Object.keys(known).filter((suite) => known[suite]?.program === program),
    add: (suites) => {
      known = { ...readIndex(indexPath), ...suites }
      mkdirSync(folder, { recursive: true })
      // A half-written index must not look like a whole one.
      const unfinished = `${indexPath}.${process.pid}`
      writeFileSync(unfinished, JSON.stringify(known, null, 2))
      renameSync(unfinished, indexPath)
      const needed = programs()
      for (const name of readdirSync(folder))
        if (name.endsWith('.wasm') && !needed.has(name)) rmSync(pathOf(name), { force: true })
    },
  }
}

const readIndex = (path: string): Readonly<Record<string, CompiledSuite>> => {
  try {
    return index.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    return {}
  }
}
