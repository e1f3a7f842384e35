import { createDataSchemas, createEnsNaming, createMarket, type Modules } from '@poco-explorer/gateway'
import { endpointsOf } from '../endpoints.js'
import type { Network } from '../networks.js'

/** Settings of services beside the subgraph. */
export const MODULE_SETTINGS = ['ensRpcUrl', 'marketUrl', 'dataProtectorUrl'] as const

type ModuleSettings = Readonly<{
  ensRpcUrl?: string | undefined
  marketUrl?: readonly string[] | undefined
  dataProtectorUrl?: readonly string[] | undefined
}>

/** The services that each network was given, by its slug. */
export const modulesOf = (
  { ensRpcUrl, marketUrl = [], dataProtectorUrl = [] }: ModuleSettings,
  networks: readonly Network[],
): ReadonlyMap<string, Modules> => {
  const slugs = networks.map(({ slug }) => slug)
  const markets = endpointsOf('--market-url', marketUrl, slugs)
  const schemas = endpointsOf('--data-protector-url', dataProtectorUrl, slugs)
  const naming = ensRpcUrl === undefined ? undefined : createEnsNaming(ensRpcUrl)
  return new Map(
    networks.map(({ slug, chainId }) => {
      const market = markets.get(slug)?.[0]
      const dataSchemas = schemas.get(slug)?.[0]
      return [
        slug,
        {
          naming,
          market: market === undefined ? undefined : createMarket(market, { chainId }),
          dataSchemas: dataSchemas === undefined ? undefined : createDataSchemas(dataSchemas),
        },
      ]
    }),
  )
}
