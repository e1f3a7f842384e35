import { once } from 'node:events'
import type { Devnet } from '@poco-explorer/devnet'
import type { IndexerStatus } from '@poco-explorer/engine'
import { CliError } from '../cliError.js'
import type { Index } from './openIndexes.js'

/** Waits until the user ends it. Fails when an index or the devnet ends by itself. */
export const failWhenAnyEnds = async (
  indexes: readonly Index[],
  { devnet, signal }: { devnet?: Devnet | undefined; signal: AbortSignal },
): Promise<void> => {
  const ends = indexes.map(async ({ network, current }) => {
    const { problem } = await endOf(current)
    if (signal.aborted) return
    throw new CliError(
      `Indexing ${network.name} ended: ${problem?.message.replaceAll('\t', '\n') ?? 'for no reason it told'}`,
      problem?.remedy ?? 'Run it again with --log-level debug to see more.',
    )
  })
  const chainEnd = devnet?.ended.then(() => {
    if (signal.aborted) return
    throw new CliError('The devnet ended by itself.', 'Start again; it continues where it was.')
  })
  const stopped = signal.aborted ? Promise.resolve() : once(signal, 'abort')
  await Promise.race([stopped, ...ends, ...(chainEnd ? [chainEnd] : [])])
}

/** How what answers ended, other than by giving way to a new version. */
const endOf = async (current: Index['current']): Promise<IndexerStatus> => {
  for (;;) {
    const deployment = current()
    const last = await deployment.engine.done
    if (current() === deployment) return last
  }
}
