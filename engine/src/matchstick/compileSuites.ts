import { mkdirSync } from 'node:fs'
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
      mkdirSync(dirname(compiledPath(suite, options)), { recursive: true })
      const problem = await compiler.compile(compilerArguments(suite, options))
      if (problem !== undefined) problems.push(problem)
    }
  }
  await Promise.all(Array.from({ length: Math.min(options.compilers, queue.length) }, work))
  if (problems.length === 0) return
  for (const problem of problems) print(problem)
  throw new CriticalError('Please attend to the compilation errors above!', { facts: { problems } })
}

/** Without `--optimize`, which costs five times the time of everything else and has no effect on results. */
const compilerArguments = (
  suite: Suite,
  { directory, libsFolder, testsFolder }: CompileOptions,
): string[] => [
  relative(directory, suite.path),
  relative(directory, join(libsFolder, '@graphprotocol/graph-ts/global/global.ts')),
  ...['--lib', relative(directory, libsFolder), '--explicitStart', '--exportTable', '--runtime', 'stub'],
  ...['--debug', '--outFile', relative(directory, compiledPath(suite, { testsFolder }))],
]
