import type { Command } from 'commander'
import { CliError } from '../cliError.js'
import { addSettings, readSettings } from '../settings.js'
import type { Ask, Served } from '../status/served.js'
import { type Health, servedChains } from '../status/servedChains.js'
import { servedDeployments } from '../status/servedDeployments.js'
import { stoppedIndexes } from '../status/stoppedIndexes.js'

const SETTINGS = ['port', 'host', 'dataDir'] as const

/** `poco status`: what is indexed, how far, and what is wrong. */
export const addStatus = (program: Command): void => {
  const command = program
    .command('status')
    .description(
      'Say what the server on --port serves and how far it is: in sync, syncing, stalled (and what it waits for) or failed. ' +
        'Without a server, say where the indexes in --data-dir stopped, and why. Exit code 1 unless all is well.',
    )
  addSettings(command, SETTINGS).action(async (flags: Record<string, unknown>) => {
    const { host, port, dataDir } = readSettings(SETTINGS, flags)
    const url = `http://${host}:${port}`
    const ask = askOf(url)
    const served = await readServed(ask).catch((error: unknown) => {
      if (error instanceof NoServerError) print(stoppedIndexes(dataDir))
      throw error
    })
    print(served)
    const troubled = served.filter(({ state }) => state !== 'in sync').map(({ name }) => name)
    if (troubled.length > 0)
      throw new CliError(`Not in sync: ${troubled.join(', ')}.`, 'Wait, or look at the output of the server.')
  })
}

const readServed = async (ask: Ask): Promise<readonly Served[]> => {
  const { chains } = await ask<Health>('/health/ready')
  return chains ? servedChains(ask, chains) : servedDeployments(ask)
}

const print = (served: readonly Served[]): void => {
  for (const { name, state, detail, notes = [] } of served) {
    process.stdout.write(`${name}: ${state}, ${detail}\n`)
    for (const note of notes) process.stdout.write(`  ${note}\n`)
  }
}

class NoServerError extends CliError {
  override name = 'NoServerError'
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
      throw new NoServerError(
        `No server answers at ${url}.`,
        'Start one with `npm start`, or give --port.',
        error,
      )
    })
    return (await response.json()) as T
  }
