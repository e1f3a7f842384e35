import { openGateway } from '@poco-explorer/gateway'
import type { Command } from 'commander'
import { assertPortFree } from '../assertPortFree.js'
import { createLogger } from '../logger.js'
import { DEVNET, findNetwork, type Network } from '../networks.js'
import { banner } from '../node/banner.js'
import { chainFactsOf } from '../node/chainFactsOf.js'
import { failWhenAnyEnds } from '../node/failWhenAnyEnds.js'
import { followToEnd } from '../node/followToEnd.js'
import { indexedHead } from '../node/indexedHead.js'
import { type Index, type IndexSettings, openIndex, showSync, whenAnswering } from '../node/openIndex.js'
import { chooseDevnetPort, type LocalChain, openLocalChain } from '../node/openLocalChain.js'
import { upstreamOf } from '../node/upstreamOf.js'
import { openStack } from '../openStack.js'
import { rpcUrlsOf } from '../rpcUrlsOf.js'
import { addSettings, readSettings } from '../settings.js'
import { untilStopped, whileStarting } from '../shutdown.js'
import { createSteps } from '../steps.js'
import { buildSubgraph } from '../subgraph/buildSubgraph.js'

const SETTINGS = [
  'network',
  'rpcUrl',
  'ipfsGateway',
  'port',
  'host',
  'dataDir',
  'devnetPort',
  'seed',
  'rate',
  'pollMs',
  'verifyLogs',
  'rpcCacheMb',
  'strictQueries',
  'queryTimeoutMs',
  'logLevel',
] as const

type Context = Parameters<typeof openLocalChain>[1]

/** The devnet with the states that its index has still to read. */
const openOwnDevnet = async (
  settings: Readonly<{ dataDir: string; seed: number; port: number }>,
  context: Context,
): Promise<LocalChain> => {
  const build = await buildSubgraph(DEVNET, context)
  const head = indexedHead(build, { ...settings, network: DEVNET })
  const statesFrom = head === undefined ? 0 : head + 1
  return openLocalChain({ ...settings, statesFrom }, context)
}

/** `poco start`: everything in one process, until Ctrl-C. */
export const addStart = (program: Command): void => {
  const command = program
    .command('start')
    .description(
      'Index the networks and serve them. Without --network: start the devnet (a local chain with the real PoCo ' +
        'contracts and actors that trade), index it and serve it.',
    )
  addSettings(command, SETTINGS).action((flags: Record<string, unknown>) =>
    untilStopped(async (signal) => {
      const settings = readSettings(SETTINGS, flags)
      const networks = settings.network.map(findNetwork)
      const steps = createSteps()
      const log = createLogger(settings.logLevel)
      const ownsDevnet = settings.rpcUrl === undefined && settings.network.includes(DEVNET)

      await assertPortFree(settings.port, settings.host)
      const devnetPort = ownsDevnet ? await chooseDevnetPort(settings) : undefined
      const others = networks.filter(({ slug }) => !(ownsDevnet && slug === DEVNET))
      const rpcUrls = new Map<string, readonly string[]>(
        others.map(({ slug }) => [slug, rpcUrlsOf(settings, slug)]),
      )

      await using stack = openStack()
      const starting = whileStarting(signal)
      const context = { steps, stack, log, signal: starting.signal }
      const local =
        devnetPort === undefined ? undefined : await openOwnDevnet({ ...settings, port: devnetPort }, context)
      const devnet = local?.devnet
      if (devnet) rpcUrls.set(DEVNET, [devnet.rpcUrl])
      // The devnet's files are nowhere else.
      const settingsOf = ({ slug }: Network): IndexSettings =>
        local && slug === DEVNET
          ? { ...settings, ipfsGateway: [local.ipfsGateway, ...(settings.ipfsGateway ?? [])] }
          : settings
      const indexes: Index[] = []
      for (const network of networks)
        indexes.push(await openIndex(network, rpcUrls.get(network.slug) ?? [], settingsOf(network), context))
      await Promise.all(indexes.map(whenAnswering))
      const gateway = stack.use(
        await openGateway({
          port: settings.port,
          host: settings.host,
          log,
          chains: indexes.map((index) => ({
            ...chainFactsOf(index.network),
            upstream: upstreamOf(index),
            deployment: () => index.engine.deployment,
            ready: () => index.engine.status().synced,
            endpoints: () =>
              index.engine.status().endpoints.map(({ active, score, latencyMs, behind }) => ({
                active,
                score,
                latencyMs,
                behind,
              })),
          })),
        }),
      )
      for (const index of indexes) await showSync(index, steps)
      for (const index of indexes)
        if (devnet && index.network.slug === DEVNET) stack.use(followToEnd(index, devnet))
      if (devnet && settings.rate > 0) stack.use(await devnet.startActors({ ratePerMinute: settings.rate }))
      starting.release()
      process.stdout.write(banner(gateway.url, indexes, settings.dataDir))
      await failWhenAnyEnds(indexes, { devnet, signal })
    }),
  )
}
