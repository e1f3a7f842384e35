import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { type CompiledSuite, openCompiledSuites } from './compiledSuites.js'
import { CriticalError } from './criticalError.js'
import type { Suite } from './findSuites.js'
import { type FileNumbers, OTHER_FILE } from './markFiles.js'
import type { Compiler } from './openCompiler.js'
import { openSources, type Sources } from './openSources.js'
import { SharedEffectError } from './sharedEffectError.js'
import type { SuiteCode } from './suiteInstance.js'

export type CompileOptions = Readonly<{
  /** Folder that compiler messages are relative to. */
  directory: string
  testsFolder: string
  libsFolder: string
  /** Compiles also what is up to date. */
  recompile: boolean
  /** Takes only programs without code of other suites. */
  exact: boolean
  compiler: Compiler
  /** Runs the top-level code of a program that several suites share. */
  probe: (module: WebAssembly.Module) => void
  print: (line: string) => void
}>

/** A suite that is ready to run. */
export type ReadySuite = SuiteCode &
  Readonly<{
    name: string
    /** Path of the WASM file. */
    path: string
  }>

/**
 * Compiles what is not up to date into one program, since most of what each suite needs is the same. Suites are
 * compiled apart where a file that they share does more than define things when it is loaded: in one program it
 * would do so only once. Tells all compiler messages, then fails.
 */
export const compileSuites = async (
  suites: readonly Suite[],
  options: CompileOptions,
): Promise<readonly ReadySuite[]> => {
  const { testsFolder, recompile, print } = options
  const compiled = openCompiledSuites(join(testsFolder, '.compiled'))
  const sources = openSources(librariesOf(options.libsFolder))
  const names = new Set(suites.map(({ name }) => name))
  const isReady = ({ name, path }: Suite): boolean => {
    const found = compiled.find(name)
    if (recompile || found?.hash !== sources.hashOf(path)) return false
    return !options.exact || compiled.suitesOf(found.program).every((suite) => names.has(suite))
  }
  const stale: Suite[] = []
  for (const suite of suites)
    if (isReady(suite)) print(`${suite.name} skipped!`)
    else {
      print(`Compiling ${suite.name}...`)
      stale.push(suite)
    }
  const modules = new Map<string, WebAssembly.Module>()
  const build = async (members: readonly Suite[]): Promise<void> => {
    const program = await compileProgram(members, sources, compiled.pathOf, options)
    const module = new WebAssembly.Module(readFileSync(compiled.pathOf(program)))
    modules.set(program, module)
    if (members.length > 1) options.probe(module)
    const entries = members.map(({ name, path }, index): [string, CompiledSuite] => [
      name,
      { hash: sources.hashOf(path), program, member: members.length > 1 ? index : null },
    ])
    compiled.add(Object.fromEntries(entries))
  }
  if (stale.length > 0)
    try {
      await build(stale)
    } catch (error) {
      if (!(error instanceof SharedEffectError)) throw error
      for (const suite of stale) await build([suite])
    }
  return suites.map(({ name }) => {
    const { program, member } = compiled.find(name)!
    const module = modules.get(program) ?? new WebAssembly.Module(readFileSync(compiled.pathOf(program)))
    modules.set(program, module)
    return { name, path: compiled.pathOf(program), module, member }
  })
}

/** Compiles suites into one program and gives its name. */
const compileProgram = async (
  suites: readonly Suite[],
  sources: Sources,
  pathOf: (program: string) => string,
  options: CompileOptions,
): Promise<string> => {
  const { directory, libsFolder, print } = options
  const program = `${nameOf(suites, sources)}.wasm`
  const output = pathOf(program)
  const unfinished = `${output}.${process.pid}.wasm`
  mkdirSync(join(output, '..'), { recursive: true })
  const path = (file: string) => relative(directory, file).split(sep).join('/')
  const entries = suites.map((suite) => path(suite.path))
  const files = suites.flatMap((suite) => [...sources.filesOf(suite.path)].map(path))
  const numbers: FileNumbers = {
    ...Object.fromEntries(files.map((file) => [file, OTHER_FILE])),
    ...Object.fromEntries(entries.map((file, index) => [file, index])),
  }
  const problem = await options.compiler.compile({
    args: [
      ...[...entries, path(join(libsFolder, '@graphprotocol/graph-ts/global/global.ts'))],
      ...['--lib', path(libsFolder), '--explicitStart', '--exportTable', '--runtime', 'stub'],
      // Not optimized, which would take longer than it saves; V8 validates the module anyway.
      ...['--debug', '--noValidate', '--outFile', path(unfinished)],
    ],
    numbers: suites.length > 1 ? numbers : {},
  })
  if (problem === undefined) {
    // A half-written module must not look like one that is whole.
    renameSync(unfinished, output)
    return program
  }
  print(problem)
  throw new CriticalError('Please attend to the compilation errors above!', { facts: { problem } })
}

const nameOf = (suites: readonly Suite[], sources: Sources): string =>
  createHash('sha256')
    .update(JSON.stringify(suites.map(({ name, path }) => [name, sources.hashOf(path)])))
    .digest('hex')
    .slice(0, 16)

/** The versions of what every suite is compiled with. */
const librariesOf = (libsFolder: string): string =>
  ['assemblyscript', '@graphprotocol/graph-ts', 'matchstick-as']
    .map((name) => join(libsFolder, name, 'package.json'))
    .filter(existsSync)
    .map((path) => readFileSync(path, 'utf8'))
    .join('\n')
