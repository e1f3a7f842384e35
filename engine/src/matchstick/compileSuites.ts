import { mkdirSync, renameSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { compiledPath, type Folders, isCompiled } from './compiledSuite.js'
import { CriticalError } from './criticalError.js'
import { findCompiler } from './findCompiler.js'
import type { Suite } from './findSuites.js'
import { openCompiler } from './openCompiler.js'

export type CompileOptions = Folders &
  Readonly<{
    /** Folder that compiler messages are relative to. */
    directory: string
    /** Compiles also what is up to date. */
    recompile: boolean
    /** Compilers that run at the same time. */
    compilers: number
    print: (line: string) => void
    signal?: AbortSignal | undefined
  }>

/** Compiles what is not up to date, several suites at a time. Tells all compiler messages, then fails. */
export const compileSuites = async (suites: readonly Suite[], options: CompileOptions): Promise<void> => {
  const { print, recompile } = options
  const upToDate = new Set(recompile ? [] : suites.filter((suite) => isCompiled(suite, options)))
  for (const { name } of upToDate) print(`${name} skipped!`)
  const queue = suites.filter((suite) => !upToDate.has(suite))
  const problems: string[] = []
  const work = async () => {
    await using compiler = openCompiler({ ...options, compiler: findCompiler(options.libsFolder) })
    for (let suite = queue.shift(); suite; suite = queue.shift()) {
      print(`Compiling ${suite.name}...`)
      const output = compiledPath(suite, options)
      // A half-written module must not look like one that is up to date.
      const unfinished = `${output}.${process.pid}.wasm`
      mkdirSync(dirname(output), { recursive: true })
      const problem = await compiler.compile(compilerArguments(suite.path, unfinished, options))
      if (problem === undefined) renameSync(unfinished, output)
      else problems.push(problem)
    }
  }
  await Promise.all(Array.from({ length: Math.min(options.compilers, queue.length) }, work))
  if (problems.length === 0) return
  for (const problem of problems) print(problem)
  throw new CriticalError('Please attend to the compilation errors above!', { facts: { problems } })
}

/** Without `--optimize`, which costs five times the time of everything else and has no effect on results. */
const compilerArguments = (
  source: string,
  output: string,
  { directory, libsFolder }: CompileOptions,
): string[] => [
  relative(directory, source),
  relative(directory, join(libsFolder, '@graphprotocol/graph-ts/global/global.ts')),
  ...['--lib', relative(directory, libsFolder), '--explicitStart', '--exportTable', '--runtime', 'stub'],
  ...['--debug', '--outFile', relative(directory, output)],
]
