import type { EndpointHealth } from '@poco-explorer/gateway'
import type { Command } from 'commander'
import { CliError } from '../cliError.js'
import { addSettings, readSettings } from '../settings.js'

const SETTINGS = ['port', 'host'] as const

type Health = Readonly<{
  ready: boolean
  chains: Readonly<
    Record<string, Readonly<{ ready: boolean; deployment: string; endpoints?: readonly EndpointHealth[] }>>
  >
}>

type Head = Readonly<{
  data?: { asOf: { blockNumber: string; lagSeconds: number; hasIndexingErrors: boolean } }
}>

/** `poco status`: what a running server has indexed. */
export const addStatus = (program: Command): void => {
  const command = program
    .command('status')
    .description('Say what the server on --port serves and how far it is. Exit code 1 unless all is well.')
  addSettings(command, SETTINGS).action(async (flags: Record<string, unknown>) => {
    const { host, port } = readSettings(SETTINGS, flags)
    const url = `http://${host}:${port}`
    const health = await request<Health>(url, '/health/ready')
    const troubled: string[] = []
    for (const [slug, { ready, deployment, endpoints = [] }] of Object.entries(health.chains)) {
      const { data } = await request<Head>(
        url,
        `/${slug}/graphql`,
        '{ asOf { blockNumber lagSeconds hasIndexingErrors } }',
      )
      const state = data?.asOf.hasIndexingErrors ? 'failed' : ready ? 'in sync' : 'syncing'
      if (state !== 'in sync') troubled.push(slug)
      const place = data ? `block ${data.asOf.blockNumber}, ${data.asOf.lagSeconds} s old` : 'no block yet'
      process.stdout.write(`${slug}: ${state}, ${place}, ${deployment}\n`)
      for (const line of endpoints.map(describeEndpoint)) process.stdout.write(`  ${line}\n`)
    }
    if (troubled.length > 0)
      throw new CliError(`Not in sync: ${troubled.join(', ')}.`, 'Wait, or look at the output of the server.')
  })
}

const describeEndpoint = ({ active, score, latencyMs, behind }: EndpointHealth, index: number): string => {
  const facts = [
    active ? 'in use' : 'in reserve',
    `score ${score}`,
    ...(latencyMs === undefined ? [] : [`${latencyMs} ms`]),
    ...(behind > 0 ? [`${behind} blocks behind`] : []),
  ]
  return `RPC ${index + 1}: ${facts.join(', ')}`
}

const request = async <T>(url: string, path: string, query?: string): Promise<T> => {
  const response = await fetch(
    `${url}${path}`,
    query === undefined
      ? {}
      : {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ query }),
        },
  ).catch((error: Error) => {
    throw new CliError(`No server answers at ${url}.`, 'Start one with `npm start`, or give --port.', error)
  })
  return (await response.json()) as T
}
