import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** Paths of all that is below a folder, without hidden folders. */
export type Tree = Readonly<{ files: readonly string[]; folders: readonly string[] }>

/** Lists a folder and everything below it. A folder that is not there is empty. */
export const listTree = (folder: string): Tree => {
  if (!existsSync(folder)) return { files: [], folders: [] }
  const entries = readdirSync(folder, { withFileTypes: true })
  const trees = entries
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map(({ name }) => listTree(join(folder, name)))
  const files = entries.filter((entry) => !entry.isDirectory()).map(({ name }) => join(folder, name))
  return {
    files: [...files, ...trees.flatMap((tree) => tree.files)],
    folders: [folder, ...trees.flatMap((tree) => tree.folders)],
  }
}
