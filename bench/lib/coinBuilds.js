import { execFileSync } from 'node:child_process'
import { cpSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const SOURCE = fileURLToPath(new URL('../subgraph/', import.meta.url))
const GRAPH = fileURLToPath(new URL('../../node_modules/.bin/graph', import.meta.url))
const FILES = ['mapping.ts', 'schema.graphql', 'subgraph.yaml', 'abis/Coin.json']

const writtenAt = (path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0

/** Folders of the builds of the coin subgraph: one that calls no contract, and one that calls it for each event. */
export const coinBuilds = () => {
  const silent = join(SOURCE, 'build')
  const builtAt = writtenAt(join(silent, 'subgraph.yaml'))
  if (FILES.some((file) => writtenAt(join(SOURCE, file)) > builtAt)) {
    const run = (...args) =>
      execFileSync(GRAPH, [...args, '--skip-migrations'], {
        cwd: SOURCE,
        stdio: ['ignore', 'ignore', 'inherit'],
      })
    run('codegen', '--output-dir', 'generated')
    run('build', '--output-dir', 'build')
  }
  const asking = join(silent, 'asking')
  rmSync(asking, { recursive: true, force: true })
  cpSync(join(silent, 'Coin'), join(asking, 'Coin'), { recursive: true })
  cpSync(join(silent, 'schema.graphql'), join(asking, 'schema.graphql'))
  const manifest = readFileSync(join(silent, 'subgraph.yaml'), 'utf8')
  writeFileSync(join(asking, 'subgraph.yaml'), manifest.replace('handler: handleTransfer', '$&AndAsk'))
  return { silent, asking }
}
