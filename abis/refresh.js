#!/usr/bin/env node
// Usage: node abis/refresh.js [--check]
//   Writes the contract ABIs of the installed @iexec/poco package into this folder.
//   --check writes nothing and exits 1 when a file differs from the package.
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

/** File in this folder → file in the package's `abis/contracts`. */
export const ABI_SOURCES = {
  'IexecInterfaceToken.json': 'IexecInterfaceToken.json',
  'IexecPocoBoostFacet.json': 'facets/IexecPocoBoostFacet.json',
  'IexecPocoBoostAccessorsFacet.json': 'facets/IexecPocoBoostAccessorsFacet.json',
  'AppRegistry.json': 'registries/apps/AppRegistry.json',
  'App.json': 'registries/apps/App.json',
  'DatasetRegistry.json': 'registries/datasets/DatasetRegistry.json',
  'Dataset.json': 'registries/datasets/Dataset.json',
  'WorkerpoolRegistry.json': 'registries/workerpools/WorkerpoolRegistry.json',
  'Workerpool.json': 'registries/workerpools/Workerpool.json',
}

const here = dirname(fileURLToPath(import.meta.url))

/** Path and expected text of each ABI file, taken from the installed package. */
export function expectedAbis() {
  const packageFile = createRequire(import.meta.url).resolve('@iexec/poco/package.json')
  return Object.entries(ABI_SOURCES).map(([name, source]) => {
    const content = JSON.parse(readFileSync(join(dirname(packageFile), 'abis/contracts', source), 'utf8'))
    const abi = Array.isArray(content) ? content : content.abi
    return { path: join(here, name), text: `${JSON.stringify(abi, null, 2)}\n` }
  })
}

/** Names of the ABI files that are missing or differ from the package. */
export function staleAbis() {
  return expectedAbis()
    .filter(({ path, text }) => readOrEmpty(path) !== text)
    .map(({ path }) => path.slice(here.length + 1))
}

function readOrEmpty(path) {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (error.code === 'ENOENT') return ''
    throw error
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const stale = staleAbis()
  if (process.argv.includes('--check')) {
    for (const name of stale) console.error(`abis/${name} differs from @iexec/poco. Run: node abis/refresh.js`)
    process.exitCode = stale.length === 0 ? 0 : 1
  } else {
    for (const { path, text } of expectedAbis()) writeFileSync(path, text)
    console.log(`${stale.length} of ${expectedAbis().length} ABI files changed`)
  }
}
