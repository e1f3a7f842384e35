import { once } from 'node:events'
import { createServer } from 'node:http'
import { createStatusApi, createSubgraphListener } from '@poco-explorer/engine'
import type { Command } from 'commander'
import { assertPortFree } from '../assertPortFree.js'
import { createLogger } from '../logger.js'
import { findNetwork, type Network } from '../networks.js'
import { failWhenAnyEnds } from '../node/failWhenAnyEnds.js'
import { type Index, openIndex, showSync } from '../node/openIndex.js'
import { openStack } from '../openStack.js'
import { rpcUrlsOf } from '../rpcUrlsOf.js'
import { addSettings, readSettings } from '../settings.js'
import { untilStopped } from '../shutdown.js'
import { createSteps } from '../steps.js'
import { readVersion } from '../version.js'

const SETTINGS = [
  'network',
  'rpcUrl',
  'ipfsGateway',
  'port',
  'host',
  'dataDir',
  'pollMs',
  'verifyLogs',
  'rpcCacheMb',
  'strictQueries',
  'queryTimeoutMs',
  'logLevel',
] as const

/** Names under which graph-node deployments of this subgraph are known. */
const NAMES = ['poco', 'poco-v5'] as const

const namesOf = ({ slug }: Network): readonly string[] => NAMES.map((name) => `${slug}/${name}`)

const statusOf = (indexes: readonly Index[]) =>
  createStatusApi(
    () =>
      indexes.map(({ network, engine }) => ({
        deployment: engine.deployment,
        names: namesOf(network),
        network: network.slug,
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
        'put `poco serve` in front for the computed views.',
    )
  addSettings(command, SETTINGS).action((flags: Record<string, unknown>) =>
    untilStopped(async (signal) => {
      const settings = readSettings(SETTINGS, flags)
      const networks = settings.network.map(findNetwork)
      const log = createLogger(settings.logLevel)
      const steps = createSteps()
      await assertPortFree(settings.port, settings.host)
      const rpcUrls = networks.map(({ slug }) => rpcUrlsOf(settings, slug))

      await using stack = openStack()
      const indexes: Index[] = []
      for (const [position, network] of networks.entries())
        indexes.push(
          await openIndex(network, rpcUrls[position] ?? [], settings, { steps, stack, log, signal }),
        )
      const server = createServer(
        // A request that trickles in slower than this is given up.
        { headersTimeout: 10_000, requestTimeout: 30_000, connectionsCheckingInterval: 5_000 },
        createSubgraphListener({
          log,
          status: statusOf(indexes),
          resolve: ({ by, value }) => {
            const index = indexes.find(({ network, engine }) =>
              by === 'id' ? value === engine.deployment : namesOf(network).includes(value),
            )
            return index && { run: index.queries.run }
          },
        }),
      )
      server.listen(settings.port, settings.host)
      await once(server, 'listening')
      stack.use({
        async [Symbol.asyncDispose]() {
          server.close()
          server.closeAllConnections()
        },
      })
      for (const index of indexes) {
        const base = `http://${settings.host}:${settings.port}/subgraphs`
        process.stdout.write(
          `${index.network.name}: ${base}/name/${index.network.slug}/poco, ${base}/id/${index.engine.deployment}\n`,
        )
      }
      for (const index of indexes) await showSync(index, steps)
      await failWhenAnyEnds(indexes, { signal })
    }),
  )
}
