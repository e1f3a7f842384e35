import type { HeldUp } from '@poco-explorer/gateway'
import { describeFailure } from './describeFailure.js'
import { describeHoldUp } from './describeHoldUp.js'
import type { Ask, Served } from './served.js'

type Block = Readonly<{ number: string }> | null

type Answer = Readonly<{
  data: {
    indexingStatuses: readonly Readonly<{
      subgraph: string
      synced: boolean
      health: string
      fatalError: Readonly<{ message: string }> | null
      heldUp: HeldUp | null
      chains: readonly Readonly<{ network: string; latestBlock: Block; chainHeadBlock: Block }>[]
    }>[]
  }
}>

const QUERY = `{ indexingStatuses {
  subgraph synced health fatalError { message } heldUp { kind since } chains { network latestBlock { number } chainHeadBlock { number } }
} }`

/** The deployments of an indexer. */
export const servedDeployments = async (ask: Ask): Promise<readonly Served[]> => {
  const { data } = await ask<Answer>('/index-node/graphql', QUERY)
  return data.indexingStatuses.map(({ subgraph, synced, health, fatalError, heldUp, chains }) => {
    const [chain] = chains
    const head = `${chain?.latestBlock?.number ?? '-'} of ${chain?.chainHeadBlock?.number ?? '-'}`
    return {
      name: subgraph,
      state: heldUp ? 'stalled' : health === 'failed' ? 'failed' : synced ? 'in sync' : 'syncing',
      detail: `${chain?.network}, block ${head}`,
      notes: [
        ...(heldUp ? [describeHoldUp(heldUp)] : []),
        ...(fatalError ? describeFailure(fatalError) : []),
      ],
    }
  })
}
