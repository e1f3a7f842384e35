import type { Ask, Served } from './served.js'

type Block = Readonly<{ number: string }> | null

type Answer = Readonly<{
  data: {
    indexingStatuses: readonly Readonly<{
      subgraph: string
      synced: boolean
      health: string
      fatalError: Readonly<{ message: string }> | null
      chains: readonly Readonly<{ network: string; latestBlock: Block; chainHeadBlock: Block }>[]
    }>[]
  }
}>

const QUERY = `{ indexingStatuses {
  subgraph synced health fatalError { message } chains { network latestBlock { number } chainHeadBlock { number } }
} }`

/** The deployments of an indexer. */
export const servedDeployments = async (ask: Ask): Promise<readonly Served[]> => {
  const { data } = await ask<Answer>('/index-node/graphql', QUERY)
  return data.indexingStatuses.map(({ subgraph, synced, health, fatalError, chains }) => {
    const [chain] = chains
    const head = `${chain?.latestBlock?.number ?? '-'} of ${chain?.chainHeadBlock?.number ?? '-'}`
    return {
      name: subgraph,
      state: health === 'failed' ? 'failed' : synced ? 'in sync' : 'syncing',
      detail: `${chain?.network}, block ${head}${fatalError ? `, ${fatalError.message}` : ''}`,
    }
  })
}
