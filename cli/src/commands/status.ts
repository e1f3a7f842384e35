import type { Command } from 'commander'
import { CliError } from '../cliError.js'
import { addSettings, readSettings } from '../settings.js'
import type { Ask } from '../status/served.js'
import { type Health, servedChains } from '../status/servedChains.js'
import { servedDeployments } from '../status/servedDeployments.js'

const SETTINGS = ['port', 'host'] as const

/** `poco status`: what a running server has indexed. */
export const addStatus = (program: Command): void => {
  const command = program
    .command('status')
    .description('Say what the server on --port serves and how far it is. Exit code 1 unless all is well.')
  addSettings(command, SETTINGS).action(async (flags: Record<string, unknown>) => {
    const { host, port } = readSettings(SETTINGS, flags)
    const ask = askOf(`http://${host}:${port}`)
    const { chains } = await ask<Health>('/health/ready')
    const served = chains ? await servedChains(ask, chains) : await servedDeployments(ask)
    for (const { name, state, detail, notes = [] } of served) {
      process.stdout.write(`${name}: ${state}, ${detail}\n`)
      for (const note of notes) process.stdout.write(`  ${note}\n`)
    }
    const troubled = served.filter(({ state }) => state !== 'in sync').map(({ name }) => name)
    if (troubled.length > 0)
      throw new CliError(`Not in sync: ${troubled.join(', ')}.`, 'Wait, or look at the output of the server.')
  })
}

const askOf =
  (url: string): Ask =>
  async <T>(path: string, query?: string): Promise<T> => {
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
