import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, statSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { findCompiler } from './findCompiler.js'
import type { Suite } from './findSuites.js'
import { sourceFiles } from './sourceFiles.js'

/** What the compiler needs to know besides the test file. */
export type CompileOptions = Readonly<{
  /** Folder that compiler messages are relative to. */
  directory: string
  testsFolder: string
  libsFolder: string
  /** Keeps every function apart, so that calls can be counted. Slower to run. */
  unoptimised?: boolean | undefined
  signal?: AbortSignal | undefined
}>

/** Where the compiled module of a suite lies. */
export const compiledPath = (
  suite: Suite,
  { testsFolder, unoptimised }: Pick<CompileOptions, 'testsFolder' | 'unoptimised'>,
): string => join(testsFolder, '.bin', unoptimised ? 'unoptimised' : '', `${suite.name}.wasm`)

/** Whether the compiled module is newer than the test file, all it imports, and the libraries. */
export const isCompiled = (suite: Suite, options: CompileOptions): boolean => {
  const output = compiledPath(suite, options)
  if (!existsSync(output)) return false
  const written = statSync(output).mtimeMs
  const libraries = ['assemblyscript', '@graphprotocol/graph-ts', 'matchstick-as']
    .map((name) => join(options.libsFolder, name, 'package.json'))
    .filter(existsSync)
  return [...sourceFiles(suite.path), ...libraries].every((path) => statSync(path).mtimeMs < written)
}

/** Compiles a suite in a process of its own. Returns what the compiler complained about, or undefined. */
export const compileSuite = async (suite: Suite, options: CompileOptions): Promise<string | undefined> => {
  const { directory, libsFolder, unoptimised = false, signal } = options
  const output = compiledPath(suite, options)
  mkdirSync(dirname(output), { recursive: true })
  const args = [
    findCompiler(libsFolder),
    relative(directory, suite.path),
    relative(directory, join(libsFolder, '@graphprotocol/graph-ts/global/global.ts')),
    ...['--lib', relative(directory, libsFolder), '--explicitStart', '--exportTable', '--runtime', 'stub'],
    ...(unoptimised ? [] : ['--optimize']),
    ...['--debug', '--outFile', relative(directory, output)],
  ]
  const child = spawn(process.execPath, args, {
    cwd: directory,
    stdio: ['ignore', 'ignore', 'pipe'],
    signal,
  })
  let messages = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    messages += text
  })
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => resolve(code === 0 ? undefined : messages || `asc exited with code ${code}`))
  })
}
