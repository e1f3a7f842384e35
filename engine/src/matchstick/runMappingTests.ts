import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { performance } from 'node:perf_hooks'
import { parse } from 'yaml'
import { parseInputSchema } from '../core/inputSchema.js'
import { type CompileOptions, compiledPath, compileSuite, isCompiled } from './compileSuite.js'
import { CriticalError } from './criticalError.js'
import { findSuites, type Suite } from './findSuites.js'
import { readTestConfig } from './readTestConfig.js'
import { flatten, type SuiteResult, suiteLines, summaryLines } from './report.js'
import { runSuite } from './runSuite.js'
import type { Project } from './suiteState.js'

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
}>

/**
 * Runs matchstick-as tests of mappings, with the rules and the output of Matchstick 0.6. Never throws for
 * what a test did: a run that cannot go on is told through `print` and exit code 101.
 */
export const runMappingTests = async (options: MappingTestOptions): Promise<MappingTestOutcome> => {
  const print = options.print ?? (() => {})
  const started = performance.now()
  const suites: SuiteResult[] = []
  try {
    await runSuites(options, print, suites)
    for (const line of summaryLines(suites)) print(line)
  } catch (error) {
    if (!(error instanceof CriticalError)) throw error
    for (const line of ['', `🆘 ${error.message}`, ...(error.remedy ? [error.remedy] : [])]) print(line)
    return { ...count(suites), exitCode: 101 }
  }
  print('')
  print(`[${new Date().toUTCString()}] Program executed in: ${durationText(performance.now() - started)}.`)
  const counts = count(suites)
  return { ...counts, exitCode: counts.failed > 0 ? 1 : 0 }
}

const runSuites = async (
  options: MappingTestOptions,
  print: (line: string) => void,
  results: SuiteResult[],
): Promise<void> => {
  const directory = resolve(options.directory)
  const config = readTestConfig(directory, options, (message) => print(`⚠️  ${message}`))
  const project = readProject(directory, config.manifestPath)
  const suites = findSuites(config.testsFolder, options.filters ?? [])
  print('Compiling...')
  print('')
  await compileAll(suites, { directory, ...config, signal: options.signal }, options, print)
  print('')
  print('Igniting tests 🔥')
  for (const suite of suites) {
    const result = runSuite(readFileSync(compiledPath(suite, config.testsFolder)), project)
    results.push({ name: suite.name, result })
    for (const line of suiteLines({ name: suite.name, result })) print(line)
  }
}

const compileAll = async (
  suites: readonly Suite[],
  compile: CompileOptions,
  { recompile = false, compilers = 2 }: MappingTestOptions,
  print: (line: string) => void,
): Promise<void> => {
  const problems: string[] = []
  const queue = suites[Symbol.iterator]()
  const worker = async () => {
    for (const suite of queue) {
      if (!recompile && isCompiled(suite, compile)) {
        print(`${suite.name} skipped!`)
        continue
      }
      print(`Compiling ${suite.name}...`)
      const problem = await compileSuite(suite, compile)
      if (problem !== undefined) problems.push(problem)
    }
  }
  await Promise.all(Array.from({ length: compilers }, worker))
  if (problems.length === 0) return
  for (const problem of problems) print(problem)
  throw new CriticalError('Please attend to the compilation errors above!', { facts: { problems } })
}

const TESTED_KINDS = ['ethereum', 'ethereum/contract', 'file/ipfs']

const readProject = (directory: string, manifestPath: string): Project => {
  const manifest = readText(manifestPath, 'manifest')
  // Only two of its parts matter here, and tests also serve subgraphs that the engine cannot run.
  const raw = parse(manifest) as {
    schema?: { file?: string }
    templates?: { kind?: string; name?: string }[]
  }
  const schemaFile = raw.schema?.file
  if (typeof schemaFile !== 'string')
    throw new CriticalError(`The manifest ${manifestPath} names no schema.`, {
      facts: { manifestPath },
      remedy: 'Add schema.file to it.',
    })
  const schema = readText(resolve(dirname(manifestPath), schemaFile), 'schema')
  const templates = (raw.templates ?? [])
    .filter(({ kind }) => TESTED_KINDS.includes(kind ?? ''))
    .map(({ name }) => name ?? '')
  return { schema: parseInputSchema(schema), templates, directory }
}

const readText = (path: string, what: string): string => {
  try {
    return readFileSync(path, 'utf8')
  } catch (cause) {
    throw new CriticalError(`The ${what} ${path} cannot be read.`, {
      facts: { path },
      cause,
      remedy: 'Set manifestPath in matchstick.yaml, or run in the folder of the subgraph.',
    })
  }
}

const count = (suites: readonly SuiteResult[]) => {
  const tests = suites.flatMap(({ result }) => flatten(result))
  const passed = tests.filter(([, test]) => test.passed).length
  return { suites, passed, failed: tests.length - passed }
}

const durationText = (milliseconds: number): string =>
  milliseconds < 1000 ? `${milliseconds.toFixed(3)}ms` : `${(milliseconds / 1000).toFixed(3)}s`
