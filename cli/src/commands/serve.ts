import { once } from 'node:events'
import { openGateway, openHttpUpstream, type Upstream } from '@poco-explorer/gateway'
import type { Command } from 'commander'
import { assertPortFree } from '../assertPortFree.js'
import { CliError } from '../cliError.js'
import { endpointsOf } from '../endpoints.js'
import { GUARD_SETTINGS } from '../guards/guardSettings.js'
import { guardsOf } from '../guards/guardsOf.js'
import { boundHeapGrowth, endOfStarting } from '../heap.js'
import { createLogger } from '../logger.js'
import { findNetwork } from '../networks.js'
import { chainFactsOf } from '../node/chainFactsOf.js'
import { MODULE_SETTINGS, modulesOf } from '../node/modulesOf.js'
import { addSettings, readSettings } from '../settings.js'
import { untilStopped } from '../shutdown.js'

const SETTINGS = [
  'upstream',
  ...MODULE_SETTINGS,
  'port',
  'host',
  'answerCacheMb',
  ...GUARD_SETTINGS,
  'logLevel',
] as const

/** `poco serve`: the gateway alone over graph-node, The Graph Network or `poco index`. */
export const addServe = (program: Command): void => {
  const command = program
    .command('serve')
    .description('Serve the gateway over subgraph endpoints that run elsewhere, one per network.')
  addSettings(command, SETTINGS).action((flags: Record<string, unknown>) =>
    untilStopped(async (signal) => {
      boundHeapGrowth()
      const settings = readSettings(SETTINGS, flags)
      const guards = guardsOf(settings)
      const { port, host } = settings
      const given = settings.upstream ?? []
      if (given.length === 0)
        throw new CliError(
          'There is no subgraph endpoint to serve.',
          'Give at least one, e.g. --upstream arbitrum-one=https://…/subgraphs/name/… (or UPSTREAM).',
        )
      const networks = [...new Set(given.map((text) => text.split('=')[0] ?? ''))].map(findNetwork)
      const endpoints = endpointsOf(
        '--upstream',
        given,
        networks.map(({ slug }) => slug),
      )
      const modules = modulesOf(settings, networks)
      await assertPortFree(port, host)
      const chains = await Promise.all(
        networks.map(async (network) => {
          const [url = ''] = endpoints.get(network.slug) ?? []
          const upstream = openHttpUpstream({ url, name: network.slug })
          const deployment = await deploymentOf(upstream, network.slug)
          return {
            ...chainFactsOf(network),
            modules: modules.get(network.slug),
            upstream,
            deployment: () => deployment,
            ready: () => true,
          }
        }),
      )
      const log = createLogger(settings.logLevel)
      const cacheBytes = settings.answerCacheMb * 1_000_000
      await using gateway = await openGateway({ port, host, chains, cacheBytes, log, guards })
      endOfStarting()
      for (const { name, slug } of networks) process.stdout.write(`${name}: ${gateway.url}/${slug}/graphql\n`)
      if (!signal.aborted) await once(signal, 'abort')
    }),
  )
}

/** Id of what runs at the endpoint; asking for it also shows that it answers. */
const deploymentOf = async (upstream: Upstream, network: string): Promise<string> => {
  const { body } = await upstream('{ _meta { deployment } }', undefined, {})
  const answer = JSON.parse(body) as {
    data?: { _meta: { deployment: string } }
    errors?: { message: string }[]
  }
  if (answer.data) return answer.data._meta.deployment
  throw new CliError(
    `The subgraph endpoint of ${network} answered: ${answer.errors?.[0]?.message ?? body}.`,
    'Check the URL after --upstream, and that the subgraph has indexed some blocks.',
  )
}
