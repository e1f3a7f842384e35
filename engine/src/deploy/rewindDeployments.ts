import { existsSync } from 'node:fs'
import { EngineError } from '../core/errors.js'
import { fileEntityNames } from '../core/fileTemplates.js'
import type { Log } from '../core/log.js'
import { cachePath, databasePath } from '../runtime/indexerSettings.js'
import { loadBuild } from '../runtime/loadBuild.js'
import { openChainCache } from '../store/openChainCache.js'
import { isEmpty, openReader } from '../store/openDatabase.js'
import { openStore, type Store } from '../store/openStore.js'
import { readChain } from '../store/storeIdentity.js'
import { buildFolder, keptDeployments, keptNetworks, type Place } from './buildFolder.js'

/** Where the index of a deployment stood and stands; undefined where it holds no block. */
export type RewoundDeployment = Readonly<{
  deployment: string
  from: number | undefined
  to: number | undefined
}>

/**
 * Takes everything that a data folder has indexed of a network back to how it was after a block, for a reorganization
 * that is too deep to be believed. What is kept of the RPC's answers goes with it.
 *
 * An index stands at the newest block up to `to` that it remembers: blocks that held nothing are forgotten.
 *
 * @throws EngineError when nothing is indexed, a process has an index open, or no index reaches to that block; then
 *   nothing has changed
 */
export const rewindDeployments = ({
  dataDir,
  network,
  to,
  log,
}: Readonly<{ dataDir: string; network: string; to: number; log: Log }>): readonly RewoundDeployment[] => {
  const deployments = keptDeployments({ dataDir, network })
  if (deployments.length === 0) {
    const others = keptNetworks(dataDir)
    throw new EngineError(`There is no index of ${network} in ${dataDir}.`, {
      facts: { dataDir, network, others },
      remedy:
        others.length > 0
          ? `It has ${others.join(', ')}.`
          : 'Name the data folder with which it was indexed.',
    })
  }
  const stores: Store[] = []
  try {
    // All are locked before the first is changed.
    for (const deployment of deployments) stores.push(openKept({ dataDir, network, deployment }))
    expectWithin(stores, { network, to })
    const rewound = stores.map((store, index) => rewindStore(store, deployments[index] ?? '', to))
    forgetAnswers({ dataDir, network }, { to, log })
    return rewound
  } finally {
    for (const store of stores) store.close()
  }
}

const openKept = (place: Place): Store => {
  const { manifest, schema, deployment, indexHints } = loadBuild(buildFolder(place))
  const path = databasePath(place, place)
  const reader = openReader(path)
  try {
    if (isEmpty(reader)) throw noBlockYet(place.network)
    const identity = { ...readChain(reader), deployment, network: place.network }
    return openStore(path, { schema, fileTypes: fileEntityNames(manifest), indexHints, identity })
  } finally {
    reader.close()
  }
}

const noBlockYet = (network: string): EngineError =>
  new EngineError(`The index of ${network} holds no block yet.`, { facts: { network } })

const expectWithin = (stores: readonly Store[], { network, to }: { network: string; to: number }) => {
  const head = Math.max(-1, ...stores.map((store) => store.head()?.number ?? -1))
  if (head === -1) throw noBlockYet(network)
  if (to > head)
    throw new EngineError(`Block ${to} is above block ${head}, where the index of ${network} stands.`, {
      facts: { network, to, head },
      remedy: `Choose a block below ${head}.`,
    })
  const earliest = Math.min(...stores.flatMap((store) => store.earliestBlock() ?? []))
  if (to < earliest)
    throw new EngineError(
      `Block ${to} is below block ${earliest}, the earliest that the index of ${network} keeps.`,
      {
        facts: { network, to, earliest },
        remedy: `Choose a block from ${earliest} on, or delete the database to index anew: ${stores.map(({ path }) => path).join(', ')}.`,
      },
    )
}

const rewindStore = (store: Store, deployment: string, to: number): RewoundDeployment => {
  const from = store.head()?.number
  if (from !== undefined && from > to) store.rewind(to)
  return { deployment, from, to: store.head()?.number }
}

const forgetAnswers = (place: Omit<Place, 'deployment'>, { to, log }: { to: number; log: Log }) => {
  const path = cachePath(place)
  if (!existsSync(path)) return
  const cache = openChainCache(path, { maxBytes: Number.POSITIVE_INFINITY, log })
  cache.forgetAfter(to)
  cache.close()
}
