// Usage: node subgraph/manifest.js <network> [<file>]
//   Writes the manifest of a network (subgraph/networks.json) to subgraph/generated/<network>.yaml, or to <file>.
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { parseDocument } from 'yaml'
import { ManifestError } from './manifestError.js'
import { nearest } from './nearest.js'

const HERE = dirname(fileURLToPath(import.meta.url))
const TEMPLATE = join(HERE, 'subgraph.yaml')
const NETWORKS = join(HERE, 'networks.json')

/** Data sources that read another one's contract by other ABIs. */
const CONTRACT_OF = { HubUpgrades: 'Hub', HubBoost: 'Hub' }

/** Contracts of every known network: data source name → address and start block. */
export function readNetworks() {
  return JSON.parse(readFileSync(NETWORKS, 'utf8'))
}

/**
 * Writes the manifest of a network and returns its path. `addresses` replaces what `networks.json` says and
 * allows networks that it does not know.
 *
 * @example
 * writeManifest({ network: 'arbitrum-sepolia' }) // subgraph/generated/arbitrum-sepolia.yaml
 */
export function writeManifest({ network, addresses, receipts = true, out = defaultOut(network) }) {
  const text = manifestText({ network, addresses: addresses ?? knownAddresses(network), receipts, out })
  mkdirSync(dirname(resolve(out)), { recursive: true })
  // Whole or not at all: other processes read it, and build anew when they find half of it.
  const unfinished = `${out}.${process.pid}`
  writeFileSync(unfinished, text)
  renameSync(unfinished, out)
  return resolve(out)
}

function defaultOut(network) {
  return join(HERE, 'generated', `${network}.yaml`)
}

function knownAddresses(network) {
  const networks = readNetworks()
  if (Object.hasOwn(networks, network)) return networks[network]
  const known = Object.keys(networks)
  const guess = nearest(network, known)
  throw new ManifestError(
    `Unknown network "${network}".${guess === undefined ? '' : ` Did you mean "${guess}"?`}`,
    {
      facts: { network, known },
      remedy: `Known: ${known.join(', ')} (subgraph/networks.json). Or give the addresses.`,
    },
  )
}

function manifestText({ network, addresses, receipts, out }) {
  const document = parseDocument(readFileSync(TEMPLATE, 'utf8'))
  const moved = (path) => relocate(path, dirname(resolve(out)))
  document.setIn(['schema', 'file'], moved(document.getIn(['schema', 'file'])))
  for (const list of ['dataSources', 'templates']) {
    for (const source of document.get(list).items) {
      source.set('network', network)
      source.setIn(['mapping', 'file'], moved(source.getIn(['mapping', 'file'])))
      for (const abi of source.getIn(['mapping', 'abis']).items) abi.set('file', moved(abi.get('file')))
      for (const handler of source.getIn(['mapping', 'eventHandlers'])?.items ?? []) {
        if (!receipts) handler.delete('receipt')
      }
    }
  }
  for (const source of document.get('dataSources').items) {
    const { address, startBlock } = contractOf(contractName(source.get('name')), network, addresses)
    source.setIn(['source', 'address'], address)
    source.setIn(['source', 'startBlock'], startBlock)
  }
  return document.toString({ lineWidth: 0 })
}

function contractName(sourceName) {
  return CONTRACT_OF[sourceName] ?? sourceName
}

function contractOf(name, network, addresses) {
  const contract = addresses[name]
  const remedy = `Give { "${name}": { "address": "0x…", "startBlock": 0 } }.`
  if (contract === undefined) {
    throw new ManifestError(`Network "${network}" has no address for ${name}.`, {
      facts: { network, name },
      remedy,
    })
  }
  const { address, startBlock } = contract
  if (!/^0x[0-9a-fA-F]{40}$/.test(address)) {
    throw new ManifestError(`${name} on "${network}" has no valid address: ${address}.`, {
      facts: { network, name, address },
      remedy,
    })
  }
  if (!Number.isSafeInteger(startBlock) || startBlock < 0) {
    throw new ManifestError(`${name} on "${network}" has no valid start block: ${startBlock}.`, {
      facts: { network, name, startBlock },
      remedy,
    })
  }
  return contract
}

function relocate(path, folder) {
  return relative(folder, resolve(HERE, path)).split(sep).join('/')
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [network, out] = process.argv.slice(2)
  try {
    if (network === undefined) {
      throw new ManifestError('No network given.', {
        remedy: `Usage: node subgraph/manifest.js <network> [<file>]. Known: ${Object.keys(readNetworks()).join(', ')}.`,
      })
    }
    console.log(relative(process.cwd(), writeManifest({ network, ...(out === undefined ? {} : { out }) })))
  } catch (error) {
    if (!(error instanceof ManifestError)) throw error
    console.error(`${error.message}\n${error.remedy}`)
    process.exitCode = 1
  }
}
