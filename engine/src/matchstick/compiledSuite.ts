import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Suite } from './findSuites.js'
import { sourceFiles } from './sourceFiles.js'

/** Folders that decide on what a suite compiles to. */
export type Folders = Readonly<{ testsFolder: string; libsFolder: string }>

/** Where the compiled module of a suite lies. */
export const compiledPath = (suite: Suite, { testsFolder }: Pick<Folders, 'testsFolder'>): string =>
  join(testsFolder, '.bin', `${suite.name}.wasm`)

/** Whether the compiled module is newer than the test file, all it imports, and the libraries. */
export const isCompiled = (suite: Suite, folders: Folders): boolean => {
  const output = compiledPath(suite, folders)
  if (!existsSync(output)) return false
  const written = statSync(output).mtimeMs
  const libraries = ['assemblyscript', '@graphprotocol/graph-ts', 'matchstick-as']
    .map((name) => join(folders.libsFolder, name, 'package.json'))
    .filter(existsSync)
  return [...sourceFiles(suite.path), ...libraries].every((path) => statSync(path).mtimeMs < written)
}
