import { type Gateway, openGateway } from '@poco-explorer/gateway'
import type { Command } from 'commander'
import { assertPortFree } from '../assertPortFree.js'
import { devnetUrls } from '../devnetRpc.js'
import { GUARD_SETTINGS } from '../guards/guardSettings.js'
import { guardsOf } from '../guards/guardsOf.js'
import { endOfStarting } from '../heap.js'
import { createLogger } from '../logger.js'
import { DEVNET, findNetwork } from '../networks.js'
import { banner } from '../node/banner.js'
import { chainSource } from '../node/chainSource.js'
import { failWhenAnyEnds } from '../node/failWhenAnyEnds.js'
import { followToEnd } from '../node/followToEnd.js'
import { gatewayChain } from '../node/gatewayChain.js'
import { indexedHead } from '../node/indexedHead.js'
import { MODULE_SETTINGS, modulesOf } from '../node/modulesOf.js'
import { openIndexes } from '../node/openIndexes.js'
import { chooseDevnetPort, type LocalChain, openLocalChain } from '../node/openLocalChain.js'
import { showSync, whenAnswering } from '../node/showSync.js'
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
  ...MODULE_SETTINGS,
  'port',
  'host',
  'dataDir',
  'keepOld',
  'devnetPort',
  'seed',
  'rate',
  'pollMs',
  'verifyLogs',
  'rpcCacheMb',
  'strictQueries',
  'queryTimeoutMs',
  ...GUARD_SETTINGS,
  'answerCacheMb',
  'logLevel',
] as const

/** The gateway waits no longer for the index, unless queries may run longer. */
const UPSTREAM_TIMEOUT_MS = 10_000

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
      const guards = guardsOf(settings)
      const networks = settings.network.map(findNetwork)
      const steps = createSteps()
      const log = createLogger(settings.logLevel)
      const ownsDevnet = settings.rpcUrl === undefined && settings.network.includes(DEVNET)

      const modules = modulesOf(settings, networks)
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
      if (devnet) rpcUrls.set(DEVNET, devnetUrls(devnet.rpcUrl))
      const sources = new Map(
        networks.map((network) => {
          // The devnet's files are nowhere else.
          const gateways =
            local && network.slug === DEVNET
              ? [local.ipfsGateway, ...(settings.ipfsGateway ?? [])]
              : settings.ipfsGateway
          return [network.slug, chainSource(network, rpcUrls.get(network.slug) ?? [], gateways)]
        }),
      )
      let gateway: Gateway | undefined
      const { indexes } = await openIndexes(
        networks,
        settings,
        {
          sources,
          withDeployed: false,
          onSwitch: async ({ slug }) => gateway?.refresh(slug),
        },
        context,
      )
      await Promise.all(indexes.map(whenAnswering))
      const served = indexes.map(({ current }) => current())
      gateway = stack.use(
        await openGateway({
          port: settings.port,
          host: settings.host,
          log,
          chains: indexes.map((index) => ({
            ...gatewayChain(index),
            modules: modules.get(index.network.slug),
          })),
          guards: { ...guards, upstreamTimeoutMs: Math.max(UPSTREAM_TIMEOUT_MS, settings.queryTimeoutMs) },
          cacheBytes: settings.answerCacheMb * 1_000_000,
        }),
      )
      for (const [position, { network, current }] of indexes.entries())
        if (current() !== served[position]) await gateway.refresh(network.slug)
      endOfStarting()
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
