import { once } from 'node:events'
import type { Command } from 'commander'
import { CliError } from '../cliError.js'
import { chooseDevnetPort, openLocalChain } from '../node/openLocalChain.js'
import { openStack } from '../openStack.js'
import { addSettings, readSettings } from '../settings.js'
import { untilStopped } from '../shutdown.js'
import { createSteps } from '../steps.js'

const SETTINGS = ['dataDir', 'devnetPort', 'seed', 'rate'] as const

/** `poco devnet`: the local chain alone. */
export const addDevnet = (program: Command): void => {
  const command = program
    .command('devnet')
    .description(
      'Run a local chain with the real PoCo contracts: every kind of deal, then actors that go on trading. ' +
        'The same seed gives the same deals; the chain is kept in the data folder.',
    )
  addSettings(command, SETTINGS).action((flags: Record<string, unknown>) =>
    untilStopped(async (signal) => {
      const settings = readSettings(SETTINGS, flags)
      const port = await chooseDevnetPort(settings)
      await using stack = openStack()
      const { devnet, ipfsGateway } = await openLocalChain(
        { ...settings, port },
        { steps: createSteps(), stack, signal },
      )
      if (settings.rate > 0) stack.use(await devnet.startActors({ ratePerMinute: settings.rate }))
      const facts = {
        rpcUrl: devnet.rpcUrl,
        chainId: devnet.chainId,
        addresses: devnet.addresses,
        ipfsGateway,
      }
      process.stdout.write(`${JSON.stringify(facts, null, 2)}\n`)
      const ended = devnet.ended.then(() => {
        if (!signal.aborted) throw new CliError('The devnet ended by itself.', 'Start it again.')
      })
      if (!signal.aborted) await Promise.race([once(signal, 'abort'), ended])
    }),
  )
}
