/** Process that indexes a build until a block is there for queries, in a thread as `poco index` does. */
import { openEngine, silentLog } from '@poco-explorer/engine'

const index = async ({ build, dataDir, rpcUrl, last, events }) => {
  const engine = await openEngine({
    build,
    dataDir,
    network: 'devnet',
    rpcUrls: [rpcUrl],
    log: silentLog,
  })
  try {
    const begunAt = performance.now()
    const before = process.cpuUsage()
    await new Promise((resolve, reject) => {
      engine.onProgress(({ head, problem }) => {
        if (head && head.number >= last) resolve()
        if (problem) reject(new Error(problem.message))
      })
    })
    const { user, system } = process.cpuUsage(before)
    return {
      perSecond: (events * 1_000) / (performance.now() - begunAt),
      cpuMicros: (user + system) / events,
    }
  } finally {
    await engine.close()
  }
}

process.on('message', async (task) => process.send(await index(task)))
process.on('disconnect', () => process.exit())
