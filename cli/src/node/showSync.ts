import { describeError } from '../report.js'
import type { Steps } from '../steps.js'
import type { Index } from './openIndexes.js'

/** Resolves when the first block is indexed: from then on queries are answered. Fails when indexing ends before. */
export const whenAnswering = ({ current }: Index): Promise<void> =>
  new Promise((resolve, reject) => {
    const { engine } = current()
    const settle = () => {
      if (engine.status().head === undefined) return
      stop()
      resolve()
    }
    const stop = engine.onProgress(settle)
    settle()
    // Rejects when indexing ends early; reaching the head means that a block was indexed.
    engine.whenSynced.then(resolve, reject)
  })

/**
 * Shows how the first sync goes on and ends with it. Fails when indexing does, unless an earlier build answers.
 */
export const showSync = async (index: Index, steps: Steps): Promise<void> => {
  const isNewVersion = index.current() !== index.newest
  try {
    await steps.run(
      labelOf(index, isNewVersion),
      async (progress) => {
        const { engine } = index.newest
        const stop = engine.onProgress(({ head, chainHead }) =>
          progress(`block ${head?.number ?? '-'} of ${chainHead?.number ?? '-'}`),
        )
        await engine.whenSynced.finally(stop)
      },
      () =>
        `block ${index.newest.engine.status().head?.number}; ${secondsSince(index.begunAt)} s since indexing began`,
    )
  } catch (error) {
    if (!isNewVersion) throw error
    process.stderr.write(`${describeError(error)} The version before it goes on answering.\n`)
  }
}

const labelOf = ({ network, continuedFrom }: Index, isNewVersion: boolean): string => {
  const what = isNewVersion ? `the new version of ${network.name}` : network.name
  return continuedFrom === undefined ? `Indexed ${what}` : `Continued ${what} from block ${continuedFrom}`
}

const secondsSince = (start: number): string => ((performance.now() - start) / 1000).toFixed(1)
