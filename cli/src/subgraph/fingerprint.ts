import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PROJECT_DIR } from '../paths.js'

/** Everything besides the manifest that a build of the subgraph depends on. */
const SOURCES = ['schema.graphql', 'src', 'abis', 'subgraph/indexes.json', 'package-lock.json']

/** Hash of all inputs of a build: equal hashes give equal builds. */
export const fingerprint = async (manifest: string): Promise<string> => {
  const hash = createHash('sha256').update(await readFile(manifest))
  for (const source of SOURCES) {
    for (const file of await filesOf(join(PROJECT_DIR, source)))
      hash.update(file).update(await readFile(file))
  }
  return hash.digest('hex')
}

const filesOf = async (path: string): Promise<string[]> => {
  const entries = await readdir(path, { withFileTypes: true, recursive: true }).catch(() => undefined)
  if (entries === undefined) return [path]
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}
