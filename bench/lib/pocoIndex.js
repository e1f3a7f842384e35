import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { writeGeneratedIndex } from '@poco-explorer/e2e/generateIndex'
import { loadBuild } from '@poco-explorer/engine'

/** The subgraph as it is built. */
export const readSubgraph = () => loadBuild(fileURLToPath(new URL('../../build/devnet', import.meta.url)))

/** Path of a generated index of so many tasks. It is made once and kept with the other temporary files. */
export const generatedIndex = (tasks) => {
  const subgraph = readSubgraph()
  const folder = join(tmpdir(), 'poco-bench')
  const path = join(folder, `${subgraph.deployment}-${tasks}.sqlite`)
  if (existsSync(path)) return path
  mkdirSync(folder, { recursive: true })
  const draft = `${path}.draft`
  for (const ending of ['', '-wal', '-shm', '-lock']) rmSync(draft + ending, { force: true })
  const begunAt = performance.now()
  let shown = 0
  writeGeneratedIndex(draft, {
    subgraph,
    tasks,
    onProgress: (share) => {
      if (share < shown) return
      shown = share + 0.05
      console.error(`generating ${tasks} tasks: ${Math.round(share * 100)} %`)
    },
  })
  renameSync(draft, path)
  console.error(`generated ${tasks} tasks in ${Math.round((performance.now() - begunAt) / 1000)} s: ${path}`)
  return path
}
