import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { performance } from 'node:perf_hooks'
import { compiledPath } from './compiledSuite.js'
import { compileSuites } from './compileSuites.js'
import { coverageLines, handlerCoverage, type SourceCoverage, wasmTexts } from './coverage.js'
import { CriticalError } from './criticalError.js'
import { findCompiler } from './findCompiler.js'
import { findSuites } from './findSuites.js'
import { readProject } from './readProject.js'
import { readTestConfig } from './readTestConfig.js'
import { flatten, type SuiteResult, suiteLines, summaryLines } from './report.js'
import { runSuite } from './runSuite.js'

export type MappingTestOptions = Readonly<{
  /** Folder of the project: `matchstick.yaml` lies here, and paths in tests start here. */
  directory: string
  /** Overrides `matchstick.yaml`. @default './subgraph.yaml' */
  manifestPath?: string | undefined
  /** Overrides `matchstick.yaml`. @default './tests' */
  testsFolder?: string | undefined
  /** Overrides `matchstick.yaml`. @default './node_modules' */
  libsFolder?: string | undefined
  /** Only suites whose name starts with one of these, such as `handlers/hub`. */
  filters?: readonly string[] | undefined
  /** Compiles also what is up to date. @default false */
  recompile?: boolean | undefined
  /** Compilers that run at the same time. @default 2 */
  compilers?: number | undefined
  /** Tells which handlers the tests call instead of running them. @default false */
  coverage?: boolean | undefined
  /** Gets the report line by line. @default nobody */
  print?: ((line: string) => void) | undefined
  signal?: AbortSignal | undefined
}>

export type MappingTestOutcome = Readonly<{
  /** 0 all passed, 1 some failed, 101 the run could not go on. */
  exitCode: 0 | 1 | 101
  passed: number
  failed: number
  suites: readonly SuiteResult[]
  /** Present when coverage was asked for. */
  coverage?: readonly SourceCoverage[] | undefined
}>

/**
 * Runs matchstick-as tests of mappings, with the rules and the output of Matchstick 0.6. Never throws for
 * what a test did: a run that cannot go on is told through `print` and exit code 101.
 *
 * @example
 * await runMappingTests({ directory: '.', filters: ['handlers/hub'], print: console.log })
 */
export const runMappingTests = async (options: MappingTestOptions): Promise<MappingTestOutcome> => {
  const print = options.print ?? (() => {})
  const started = performance.now()
  const suites: SuiteResult[] = []
  try {
    const coverage = await run(options, print, suites)
    print('')
    print(`[${new Date().toUTCString()}] Program executed in: ${durationText(performance.now() - started)}.`)
    const counts = count(suites)
    return { ...counts, exitCode: counts.failed > 0 ? 1 : 0, coverage }
  } catch (error) {
    if (!(error instanceof CriticalError)) throw error
    for (const line of ['', `🆘 ${error.message}`, ...(error.remedy ? [error.remedy] : [])]) print(line)
    return { ...count(suites), exitCode: 101 }
  }
}

const run = async (
  options: MappingTestOptions,
  print: (line: string) => void,
  results: SuiteResult[],
): Promise<SourceCoverage[] | undefined> => {
  const directory = resolve(options.directory)
  const config = readTestConfig(directory, options, (message) => print(`⚠️  ${message}`))
  const project = readProject(directory, config.manifestPath)
  const suites = findSuites(config.testsFolder, options.filters ?? [])
  const { recompile = false, compilers = 2, signal } = options
  print('Compiling...')
  print('')
  await compileSuites(suites, { directory, ...config, recompile, compilers, signal, print })
  const compiled = suites.map((suite) => ({
    name: suite.name,
    wasm: readFileSync(compiledPath(suite, config)),
  }))
  if (options.coverage) {
    const modules = compiled.map(({ wasm }) => wasm)
    const coverage = handlerCoverage(
      project.sources,
      await wasmTexts(findCompiler(config.libsFolder), modules),
    )
    for (const line of coverageLines(coverage)) print(line)
    return coverage
  }
  print('')
  print('Igniting tests 🔥')
  for (const { name, wasm } of compiled) {
    const suite = { name, result: runSuite(wasm, project) }
    results.push(suite)
    for (const line of suiteLines(suite)) print(line)
  }
  for (const line of summaryLines(results)) print(line)
  return undefined
}

const count = (suites: readonly SuiteResult[]) => {
  const tests = suites.flatMap(({ result }) => flatten(result))
  const passed = tests.filter(([, test]) => test.passed).length
  return { suites, passed, failed: tests.length - passed }
}

const durationText = (milliseconds: number): string =>
  milliseconds < 1000 ? `${milliseconds.toFixed(3)}ms` : `${(milliseconds / 1000).toFixed(3)}s`
