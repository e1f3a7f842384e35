import { availableParallelism } from 'node:os'
import { performance } from 'node:perf_hooks'
import { compileSuites, type ReadySuite } from './compileSuites.js'
import { coverageLines, handlerCoverage, type SourceCoverage, wasmTexts } from './coverage.js'
import { CriticalError } from './criticalError.js'
import { findCompiler } from './findCompiler.js'
import type { Suite } from './findSuites.js'
import type { Compiler } from './openCompiler.js'
import { openSuiteRunners, type SuiteRunners } from './openSuiteRunners.js'
import { readProject } from './readProject.js'
import type { TestConfig } from './readTestConfig.js'
import { flatten, type SuiteResult, suiteLines, summaryLines } from './report.js'
import { SuiteInstance } from './suiteInstance.js'
import { emptySuiteState } from './suiteState.js'

/** One run of mapping tests, all settings decided. */
export type TestRun = TestConfig &
  Readonly<{
    directory: string
    compiler: Compiler
    /** Which suites to run. */
    select: (testsFolder: string) => readonly Suite[]
    recompile: boolean
    threads: number | undefined
    coverage: boolean
    print: (line: string) => void
    signal: AbortSignal | undefined
  }>

/** What came of a run. */
export type MappingTestOutcome = Readonly<{
  /** 0 all passed, 1 some failed, 101 the run could not go on. */
  exitCode: 0 | 1 | 101
  passed: number
  failed: number
  suites: readonly SuiteResult[]
  /** Present when coverage was asked for. */
  coverage?: readonly SourceCoverage[] | undefined
}>

/** Compiles and runs suites, and prints the report. What tests do wrong is told by the outcome alone. */
export const runTests = async (run: TestRun): Promise<MappingTestOutcome> => {
  const { print } = run
  const started = performance.now()
  const results: SuiteResult[] = []
  try {
    const coverage = await compileAndRun(run, results)
    print('')
    print(`[${new Date().toUTCString()}] Program executed in: ${durationText(performance.now() - started)}.`)
    const counts = count(results)
    return { ...counts, exitCode: counts.failed > 0 ? 1 : 0, coverage }
  } catch (error) {
    if (!(error instanceof CriticalError)) throw error
    for (const line of ['', `🆘 ${error.message}`, ...(error.remedy ? [error.remedy] : [])]) print(line)
    return { ...count(results), exitCode: 101 }
  }
}

const compileAndRun = async (
  run: TestRun,
  results: SuiteResult[],
): Promise<readonly SourceCoverage[] | undefined> => {
  const { directory, manifestPath, coverage, print, signal } = run
  const project = readProject(directory, manifestPath)
  const suites = run.select(run.testsFolder)
  const threads = Math.min(run.threads ?? Math.min(availableParallelism(), MOST_THREADS), suites.length)
  print('Compiling...')
  print('')
  const probe = (module: WebAssembly.Module) =>
    void new SuiteInstance({ module, member: 0 }, emptySuiteState(project))
  if (coverage) {
    const ready = await compileSuites(suites, { ...run, probe })
    return printCoverage(ready, run, project.sources)
  }
  // The threads get ready while suites are compiled.
  await using runners = openSuiteRunners({ directory, manifestPath, threads, signal })
  const ready = await compileSuites(suites, { ...run, probe })
  print('')
  print('Igniting tests 🔥')
  for await (const suite of resultsOf(ready, runners)) {
    results.push(suite)
    for (const line of suiteLines(suite)) print(line)
  }
  for (const line of summaryLines(results)) print(line)
  return undefined
}

/** A suite may fill gigabytes of memory, which it never frees. */
const MOST_THREADS = 4

/** Results in the order of the suites, whichever is done first. */
async function* resultsOf(suites: readonly ReadySuite[], runners: SuiteRunners): AsyncGenerator<SuiteResult> {
  const running = suites.map(async ({ name, module, member }) => ({
    name,
    result: await runners.run({ module, member }),
  }))
  // Nobody waits for the rest when one cannot go on.
  for (const result of running) result.catch(() => {})
  for (const result of running) yield await result
}

const printCoverage = async (
  suites: readonly ReadySuite[],
  { libsFolder, print }: TestRun,
  sources: Parameters<typeof handlerCoverage>[0],
): Promise<readonly SourceCoverage[]> => {
  const programs = new Set(suites.map(({ wasm }) => wasm))
  const texts = await wasmTexts(findCompiler(libsFolder), [...programs])
  const coverage = handlerCoverage(sources, texts)
  for (const line of coverageLines(coverage)) print(line)
  return coverage
}

const count = (suites: readonly SuiteResult[]) => {
  const tests = suites.flatMap(({ result }) => flatten(result))
  const passed = tests.filter(([, test]) => test.passed).length
  return { suites, passed, failed: tests.length - passed }
}

const durationText = (milliseconds: number): string =>
  milliseconds < 1000 ? `${milliseconds.toFixed(3)}ms` : `${(milliseconds / 1000).toFixed(3)}s`
