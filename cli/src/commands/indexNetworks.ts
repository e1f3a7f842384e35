import type { RequestListener } from 'node:http'
import { join } from 'node:path'
import {
  createAdminListener,
  createStatusApi,
  createSubgraphListener,
  createUploadListener,
  openUploads,
  type Subgraphs,
} from '@poco-explorer/engine'
import type { Command } from 'commander'
import { assertPortFree } from '../assertPortFree.js'
import { endOfStarting } from '../heap.js'
import { createLogger } from '../logger.js'
import { findNetwork, networkSlugs } from '../networks.js'
import { chainSource } from '../node/chainSource.js'
import { failWhenAnyEnds } from '../node/failWhenAnyEnds.js'
import { type ChainSource, openIndexes } from '../node/openIndexes.js'
import { showSync } from '../node/showSync.js'
import { openServer } from '../openServer.js'
import { openStack } from '../openStack.js'
import { otherNetworks, rpcUrlsOf } from '../rpcUrlsOf.js'
import { addSettings, readSettings } from '../settings.js'
import { untilStopped } from '../shutdown.js'
import { createSteps } from '../steps.js'
import { subgraphNames } from '../subgraphNames.js'
import { readVersion } from '../version.js'

const SETTINGS = [
  'network',
  'rpcUrl',
  'ipfsGateway',
  'port',
  'host',
  'adminPort',
  'ipfsPort',
  'adminHost',
  'dataDir',
  'keepOld',
  'pollMs',
  'verifyLogs',
  'rpcCacheMb',
  'strictQueries',
  'queryTimeoutMs',
  'logLevel',
] as const

const statusOf = (subgraphs: Subgraphs) =>
  createStatusApi(
    () =>
      subgraphs.deployments().map(({ deployment: { id, network, engine }, names, pendingNames }) => ({
        deployment: id,
        names,
        pendingNames,
        network,
        manifest: engine.subgraph.manifest,
        schema: engine.subgraph.schema,
        db: engine.reader,
        progress: engine.status,
      })),
    { version: readVersion() },
  )

/** `poco index`: the engine alone, with the endpoints of graph-node. */
export const addIndex = (program: Command): void => {
  const command = program
    .command('index')
    .description(
      'Index the networks and answer at /subgraphs/name/<network>/poco, /subgraphs/id/<id> and /index-node/graphql, as graph-node does; ' +
        'put `poco serve` in front for the computed views. With --admin-port and --ipfs-port, `graph create` and `graph deploy` add subgraphs, ' +
        'of these networks and of any other that has an --rpc-url.',
    )
  addSettings(command, SETTINGS).action((flags: Record<string, unknown>) =>
    untilStopped(async (signal) => {
      const settings = readSettings(SETTINGS, flags)
      const { port, host, adminPort, ipfsPort, adminHost } = settings
      const networks = settings.network.map(findNetwork)
      const log = createLogger(settings.logLevel)
      const steps = createSteps()
      await assertPortFree(port, host)
      if (adminPort !== undefined)
        await assertPortFree(adminPort, adminHost, { flag: '--admin-port', env: 'ADMIN_PORT' })
      if (ipfsPort !== undefined)
        await assertPortFree(ipfsPort, adminHost, { flag: '--ipfs-port', env: 'IPFS_PORT' })
      const others = adminPort === undefined ? [] : otherNetworks(settings)
      const named = { ...settings, network: [...settings.network, ...others] }
      const sources = new Map(
        named.network.map((slug): [string, ChainSource] => {
          const rpcUrls = rpcUrlsOf(named, slug)
          if (networkSlugs.includes(slug))
            return [slug, chainSource(findNetwork(slug), rpcUrls, settings.ipfsGateway)]
          return [slug, { rpcUrls, ipfsGateways: settings.ipfsGateway ?? [] }]
        }),
      )

      await using stack = openStack()
      const context = { steps, stack, log, signal }
      const options = { sources, withDeployed: true }
      const { subgraphs, indexes } = await openIndexes(networks, settings, options, context)
      const listen = async (listener: RequestListener, place: { port: number; host: string }) =>
        stack.use(await openServer(listener, place)).port
      const queryPort = await listen(
        createSubgraphListener({
          log,
          status: statusOf(subgraphs),
          resolve: subgraphs.find,
        }),
        { port, host },
      )
      for (const { network, current } of indexes) {
        const base = `http://${host}:${queryPort}/subgraphs`
        process.stdout.write(
          `${network.name}: ${base}/name/${network.slug}/poco, ${base}/id/${current().id}\n`,
        )
      }
      const uploads = openUploads(join(settings.dataDir, 'ipfs'))
      if (adminPort !== undefined) {
        const reserved = networks.flatMap(({ slug }) => subgraphNames(slug))
        const admin = createAdminListener({ subgraphs, uploads, queryPort, reserved, log })
        const bound = await listen(admin, { port: adminPort, host: adminHost })
        process.stdout.write(`Deploy with --node http://${adminHost}:${bound}\n`)
      }
      if (ipfsPort !== undefined) {
        const bound = await listen(createUploadListener({ uploads, log }), {
          port: ipfsPort,
          host: adminHost,
        })
        process.stdout.write(`Upload with --ipfs http://${adminHost}:${bound}\n`)
      }
      endOfStarting()
      for (const index of indexes) await showSync(index, steps)
      await failWhenAnyEnds(indexes, { signal })
    }),
  )
}
