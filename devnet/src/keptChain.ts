import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type Journal, type JournalHeader, openJournal } from './chain/journal.js'
import { DevnetError } from './devnetError.js'
import type { Facts } from './scenarios/facts.js'
import { readProgress, writeProgress } from './scenarios/factsFile.js'

/** What is kept in a folder: the chain's journal, and the facts of the scenarios told to it. */
export type KeptChain = Readonly<{
  journal: Journal
  /** Where the chain's last state is kept. */
  snapshotPath: string
  /** Notes that scenarios are being told. */
  begin(): Promise<void>
  /** Notes that they have been told. */
  finish(facts: Facts): Promise<void>
  /**
   * What was told by an earlier process; undefined when nothing was.
   *
   * @throws DevnetError when one of these scenarios was not among it
   */
  toldFacts(names: readonly string[]): Facts | undefined
}>

/**
 * Opens the folder of a kept chain.
 *
 * @throws DevnetError when the chain there was begun with another seed or other contracts
 */
export const openKeptChain = async (dataDir: string, fresh: JournalHeader): Promise<KeptChain> => {
  const journal = await openJournal(join(dataDir, 'chain.jsonl'), fresh)
  const path = join(dataDir, 'scenarios.json')
  let progress = await readProgress(path)
  // Interrupted in the middle: the chain is told again from its first block, with the same outcome.
  if (progress !== undefined && !progress.isTold) {
    await journal.truncate(0)
    await rm(path)
    progress = undefined
  }
  return {
    journal,
    snapshotPath: join(dataDir, 'chain.state'),
    begin: () => writeProgress(path, { isTold: false }),
    finish: (facts) => writeProgress(path, { isTold: true, facts }),
    toldFacts: (names) => {
      if (progress === undefined || !progress.isTold) return undefined
      const { facts } = progress
      const missing = names.find((name) => facts.scenarios[name] === undefined)
      if (missing === undefined) return facts
      throw new DevnetError(`The chain in ${dataDir} has gone on without the scenario ${missing}.`, {
        facts: { dataDir, told: Object.keys(facts.scenarios) },
        remedy: 'Delete the folder to begin a new chain.',
      })
    },
  }
}
