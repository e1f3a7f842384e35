import type { EndpointHealth, HeldUp } from '@poco-explorer/gateway'
import { describeHoldUp } from './describeHoldUp.js'
import type { Ask, Served } from './served.js'

type ChainHealth = Readonly<{
  ready: boolean
  deployment: string
  pending?: string
  endpoints?: readonly EndpointHealth[]
  heldUp?: HeldUp
}>

/** What `/health/ready` answers; no chains where there is no gateway. */
export type Health = Readonly<{ chains?: Readonly<Record<string, ChainHealth>> }>

type Head = Readonly<{
  data?: { asOf: { blockNumber: string; lagSeconds: number; hasIndexingErrors: boolean } }
}>

/** The chains of a gateway. */
export const servedChains = (ask: Ask, chains: Required<Health>['chains']): Promise<readonly Served[]> =>
  Promise.all(
    Object.entries(chains).map(async ([name, { ready, deployment, pending, endpoints = [], heldUp }]) => {
      const { data } = await ask<Head>(
        `/${name}/graphql`,
        '{ asOf { blockNumber lagSeconds hasIndexingErrors } }',
      )
      const place = data ? `block ${data.asOf.blockNumber}, ${data.asOf.lagSeconds} s old` : 'no block yet'
      const next = pending === undefined ? '' : `; ${pending} is catching up`
      return {
        name,
        state: data?.asOf.hasIndexingErrors ? 'failed' : heldUp ? 'stalled' : ready ? 'in sync' : 'syncing',
        detail: `${place}, ${deployment}${next}`,
        notes: [...(heldUp ? [describeHoldUp(heldUp)] : []), ...endpoints.map(describeEndpoint)],
      }
    }),
  )

const describeEndpoint = ({ active, score, latencyMs, behind }: EndpointHealth, index: number): string => {
  const facts = [
    active ? 'in use' : 'in reserve',
    `score ${score}`,
    ...(latencyMs === undefined ? [] : [`${latencyMs} ms`]),
    ...(behind > 0 ? [`${behind} blocks behind`] : []),
  ]
  return `RPC ${index + 1}: ${facts.join(', ')}`
}
