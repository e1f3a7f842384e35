import { resolve } from 'node:path'
import { findSuites } from './findSuites.js'
import { openCompiler } from './openCompiler.js'
import { readTestConfig } from './readTestConfig.js'
import type { MappingTestOptions } from './runMappingTests.js'
import { runTests } from './testRun.js'
import { lookAtFiles } from './watchedFiles.js'
import { watchFolders } from './watchFolders.js'

export type WatchOptions = Omit<MappingTestOptions, 'coverage' | 'signal'> &
  Readonly<{
    print: (line: string) => void
    /** Removes what was printed, before each run. */
    clear: () => void
    /** Ends the watch, which then rejects with its reason. */
    signal: AbortSignal
  }>

/**
 * Runs mapping tests, and those of a suite again whenever something that it is made of changes: the test file, all
 * that it imports, the manifest, the schema, and whatever else lies in the tests folder. Ends with the signal.
 */
export const watchMappingTests = async (options: WatchOptions): Promise<never> => {
  const { print, clear, filters = [], threads, signal } = options
  const directory = resolve(options.directory)
  let { recompile = false } = options
  const config = readTestConfig(directory, options, (message) => print(`⚠️  ${message}`))
  await using compiler = openCompiler({ ...config, directory, signal })
  /** Fingerprints with which suites ran, and with which a run was last tried. */
  const ran = new Map<string, string>()
  let tried: ReadonlyMap<string, string> = new Map()
  let watched: ReadonlySet<string> = new Set()
  for (;;) {
    // Opened before the files are looked at, so that no change falls between.
    using watch = watchFolders(watched)
    const suites = findSuites(config.testsFolder, filters)
    const { fingerprints, folders } = lookAtFiles(suites, config)
    const isWatched = [...folders].every((folder) => watched.has(folder))
    watched = folders
    const due = suites.filter(({ name }) => ran.get(name) !== fingerprints.get(name))
    if (due.some(({ name }) => tried.get(name) !== fingerprints.get(name))) {
      tried = fingerprints
      clear()
      const run = { ...config, directory, compiler, recompile, threads, coverage: false, print, signal }
      const { exitCode } = await runTests({ ...run, select: () => due })
      recompile = false
      // Suites of a run that could not go on are run with whatever changes next.
      if (exitCode !== 101) for (const { name } of due) ran.set(name, fingerprints.get(name)!)
      print('')
      print(`Watching ${suites.length} suites: what changes runs again. Ctrl-C ends.`)
    } else if (isWatched) await watch.changed(signal)
  }
}
