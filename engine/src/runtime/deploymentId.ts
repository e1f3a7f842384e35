import { createHash } from 'node:crypto'
import { base58 } from '@scure/base'

/**
 * Id of a local build: equal for equal contents and of the form that graph-node accepts. It is not the id that
 * the same build gets when it is deployed over IPFS.
 *
 * @param files contents by path, in any order
 */
export const deploymentId = (files: ReadonlyMap<string, Uint8Array>): string => {
  const hash = createHash('sha256')
  for (const [path, content] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) {
    // Lengths keep a byte from moving between a name and its content unseen.
    hash.update(`${path.length}:${path}${content.length}:`).update(content)
  }
  return base58.encode(Buffer.concat([Buffer.from([0x12, 0x20]), hash.digest()]))
}
