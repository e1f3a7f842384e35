import { rewindDeployments } from '@poco-explorer/engine'
import type { Command } from 'commander'
import { CliError } from '../cliError.js'
import { createLogger } from '../logger.js'
import { addSettings, readSettings } from '../settings.js'

const SETTINGS = ['network', 'dataDir', 'logLevel'] as const

/** `poco rewind`: takes an index that is not running back to a block. */
export const addRewind = (program: Command): void => {
  const command = program
    .command('rewind')
    .description(
      'Take the index of a network back to how it was after a block, when the chain was reorganized more deeply than an ' +
        'index follows by itself. The index must not be running; it goes on from there at its next start.',
    )
    .requiredOption('--to <block>', 'the block, which must be on the chain')
  addSettings(command, SETTINGS).action((flags: Record<string, unknown>) => {
    const { network, dataDir, logLevel } = readSettings(SETTINGS, flags)
    const [slug, ...others] = network
    if (slug === undefined || others.length > 0)
      throw new CliError('--network names several networks.', 'Rewind one at a time.')
    const to = blockOf(flags.to as string)
    const rewound = rewindDeployments({ dataDir, network: slug, to, log: createLogger(logLevel) })
    for (const { deployment, from, to: now } of rewound)
      process.stdout.write(`${slug}, ${deployment}: from ${place(from)} to ${place(now)}\n`)
  })
}

const blockOf = (text: string): number => {
  if (/^\d{1,15}$/.test(text)) return Number(text)
  throw new CliError(
    `--to is ${JSON.stringify(text)}, but it must be the number of a block.`,
    'Give e.g. --to 1200.',
  )
}

const place = (block: number | undefined): string => (block === undefined ? 'nothing' : `block ${block}`)
