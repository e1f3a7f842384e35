import type { Devnet } from '@poco-explorer/devnet'
import type { Index } from './openIndexes.js'

const PATIENCE_MS = 3_000

/**
 * When it is closed, waits until an index has followed its devnet to the last block, so that the next start
 * finds the two at the same place and mines nothing again.
 */
export const followToEnd = ({ newest: { engine } }: Index, devnet: Devnet): AsyncDisposable => ({
  async [Symbol.asyncDispose]() {
    const { number } = await devnet.chain.head()
    await new Promise<void>((resolve) => {
      const giveUp = setTimeout(resolve, PATIENCE_MS)
      const settle = () => {
        if ((engine.status().head?.number ?? 0) < number) return
        clearTimeout(giveUp)
        stop()
        resolve()
      }
      const stop = engine.onProgress(settle)
      settle()
    })
  },
})
