import { join } from 'node:path'
import type { Target } from '../api/http/target.js'
import { loadBuild } from '../runtime/loadBuild.js'
import { createTurns } from './createTurns.js'
import { nameTaken, nameUnknown } from './deployError.js'
import type { Deployment } from './openDeployment.js'
import { type FleetOptions, openFleet } from './openFleet.js'
import { openRegistry, type Registered } from './openRegistry.js'
import { type SubgraphVersions, withVersion } from './subgraphVersions.js'

export type SubgraphsOptions = FleetOptions &
  Readonly<{
    /** Builds that are going to be deployed, as they may have been before. @default none */
    builds?: readonly string[]
    /** Names to go on with. @default all that were ever created */
    only?: readonly string[]
    /** Awaited when other deployments answer for these names, before the former ones end. */
    onSwitch?: (names: readonly string[]) => Promise<void>
  }>

/** A deployment and the names that it answers for, or will. */
export type ListedDeployment = Readonly<{
  deployment: Deployment
  names: readonly string[]
  pendingNames: readonly string[]
}>

/** Subgraphs by name, each with the deployment that answers for it; see `openSubgraphs`. */
export type Subgraphs = AsyncDisposable &
  Readonly<{
    /** Takes a name, and gives its id. Throws when it is taken. */
    create(name: string): string
    /**
     * Indexes a build for names, which are created if need be. Where an earlier build answers, it goes on to do so
     * until the new one has caught up with the chain.
     */
    deploy(build: string, names: readonly string[]): Promise<Deployment>
    /** Frees a name, and deletes the deployments that have none left. */
    remove(name: string): Promise<void>
    has(name: string): boolean
    /** What answers for a name, or has an id. */
    find(target: Target): Deployment | undefined
    deployments(): readonly ListedDeployment[]
  }>

/**
 * Goes on with the subgraphs of a data folder, and takes new ones.
 *
 * @example
 * await using subgraphs = await openSubgraphs({ dataDir: '.poco', networks, log, signal })
 * await subgraphs.deploy('build/devnet', ['devnet/poco'])
 * subgraphs.find({ by: 'name', value: 'devnet/poco' })?.run({ query: '{ deals { id } }' })
 */
export const openSubgraphs = async (options: SubgraphsOptions): Promise<Subgraphs> => {
  const { dataDir, builds = [], only, onSwitch, log, signal } = options
  const registry = openRegistry(join(dataDir, 'subgraphs.sqlite'))
  const inTurn = createTurns()
  const fleet = openFleet(options, (deployment) => inTurn(() => promote(deployment)))
  /** Looked up at each query, so kept here as well. */
  let subgraphs: ReadonlyMap<string, SubgraphVersions> = new Map()
  let closed = false

  const reload = () => {
    const all = registry.subgraphs().filter(({ name }) => only === undefined || only.includes(name))
    subgraphs = new Map(all.map((versions) => [versions.name, versions]))
  }

  const dropUnused = async () => {
    for (const registered of registry.unused()) {
      // Somebody else may index the other networks of this folder.
      if (!fleet.serves(registered.network)) continue
      await fleet.drop(registered)
      registry.forget(registered.deployment)
    }
  }

  const assign = async (versions: readonly SubgraphVersions[], { id, network }: Deployment) => {
    const before = subgraphs
    registry.assign(versions, { deployment: id, network })
    reload()
    const switched = versions.filter(({ name, current }) => current !== before.get(name)?.current)
    if (switched.length > 0) await onSwitch?.(switched.map(({ name }) => name))
    await dropUnused()
  }

  const promote = async (deployment: Deployment) => {
    const waiting = [...subgraphs.values()].filter(({ pending }) => pending === deployment.id)
    if (closed || waiting.length === 0) return
    const versions = waiting.map(({ name }) => ({ name, current: deployment.id, pending: undefined }))
    await assign(versions, deployment)
    log.info({ deployment: deployment.id, names: versions.map(({ name }) => name) }, 'Switched versions')
  }

  const deploy = async (build: string, names: readonly string[]): Promise<Deployment> => {
    const registered = identify(build)
    const { deployment: id } = registered
    const deployment = fleet.get(id) ?? (await fleet.launch(build, registered))
    for (const name of names) registry.create(name)
    reload()
    const know = {
      hasSynced: (current: string) => fleet.get(current)?.hasSynced() ?? false,
      isSynced: deployment.engine.status().synced,
    }
    const versions = [...subgraphs.values()]
      .filter(({ name }) => names.includes(name))
      .map((before) => withVersion(before, id, know))
    await assign(versions, deployment)
    return deployment
  }

  const resume = async (deployment: string) => {
    const network = registry.network(deployment)
    if (network === undefined || !fleet.serves(network) || fleet.get(deployment)) return
    try {
      await fleet.resume({ deployment, network })
    } catch (error) {
      signal.throwIfAborted()
      // The others go on, and this one can be deployed again or removed.
      log.error({ err: error, deployment, network }, 'A deployment cannot be indexed')
    }
  }

  const close = async () => {
    if (closed) return
    closed = true
    await inTurn(async () => {
      await fleet.close()
      registry.close()
    })
  }

  try {
    reload()
    await dropUnused()
    for (const build of builds) {
      const registered = identify(build)
      if (registry.network(registered.deployment) !== undefined) await fleet.renew(build, registered)
    }
    for (const { current, pending } of subgraphs.values())
      for (const deployment of [current, pending]) if (deployment !== undefined) await resume(deployment)
  } catch (error) {
    await close()
    throw error
  }

  return {
    create: (name) => {
      const id = registry.create(name)
      if (id === undefined) throw nameTaken(name)
      reload()
      return id
    },
    deploy: (build, names) => inTurn(() => deploy(build, names)),
    remove: (name) =>
      inTurn(async () => {
        if (!registry.remove(name)) throw nameUnknown(name)
        reload()
        await dropUnused()
      }),
    has: registry.has,
    find: ({ by, value }) => {
      const id = by === 'id' ? value : subgraphs.get(value)?.current
      return id === undefined ? undefined : fleet.get(id)
    },
    deployments: () =>
      fleet.all().map((deployment) => {
        const named = (version: 'current' | 'pending') =>
          [...subgraphs.values()]
            .filter((versions) => versions[version] === deployment.id)
            .map(({ name }) => name)
        return { deployment, names: named('current'), pendingNames: named('pending') }
      }),
    [Symbol.asyncDispose]: close,
  }
}

const identify = (build: string): Registered => {
  const { deployment, manifest } = loadBuild(build)
  return { deployment, network: manifest.dataSources[0]!.network }
}
