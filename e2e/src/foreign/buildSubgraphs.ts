import { execFile } from 'node:child_process'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { compiledAt } from './compileContracts.js'

const SUBGRAPHS = join(import.meta.dirname, '../../subgraphs')
const GRAPH = join(import.meta.dirname, '../../../node_modules/.bin/graph')
const AT_A_TIME = 2

const run = promisify(execFile)

/** Folder of the build of a subgraph. */
export const buildOf = (name: string): string => join(SUBGRAPHS, name, 'build')

/** Builds the subgraphs with graph-cli, as their authors would, unless they are newer than all they are made of. */
export const buildSubgraphs = async (names: readonly string[]): Promise<void> => {
  const waiting = names.filter((name) => !isFresh(name))
  const work = async () => {
    for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) await build(name)
  }
  await Promise.all(Array.from({ length: AT_A_TIME }, work))
}

const build = async (name: string): Promise<void> => {
  const options = { cwd: join(SUBGRAPHS, name) }
  await run(GRAPH, ['codegen', '--output-dir', 'generated', '--skip-migrations'], options)
  await run(GRAPH, ['build', '--output-dir', 'build', '--skip-migrations'], options)
}

const isFresh = (name: string): boolean => {
  const builtAt = statSync(join(buildOf(name), 'subgraph.yaml'), { throwIfNoEntry: false })?.mtimeMs ?? 0
  const folder = join(SUBGRAPHS, name)
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (file) => !/^(build|generated)\b/.test(file),
  )
  const changes = [compiledAt(), ...sources.map((file) => statSync(join(folder, file)).mtimeMs)]
  return Math.max(...changes) < builtAt
}
