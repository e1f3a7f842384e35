import { EngineError } from '../core/errors.js'
import type { InputSchema } from '../core/inputSchema.js'
import type { Manifest } from '../core/manifest.js'
import { isBefore } from './isBefore.js'

/** Since this specVersion a manifest lists the features that it uses. */
const LISTED = '0.0.4'

/** Throws when a schema has searches that its manifest does not announce. */
export const checkFulltext = (manifest: Manifest, { fulltexts }: InputSchema): void => {
  if (fulltexts.size > 0) expectFeature(manifest, ['fullTextSearch'])
}

/** Throws when a mapping can read files of IPFS, by the names of its imports, and its manifest does not say so. */
export const checkFileReads = (manifest: Manifest, imports: ReadonlySet<string>): void => {
  if (['ipfs.cat', 'ipfs.getBlock', 'ipfs.map'].some((name) => imports.has(name)))
    expectFeature(manifest, ['ipfsOnEthereumContracts', 'nonDeterministicIpfs'])
}

/** Throws when a manifest that must list its features lists none of these, which are names of one feature. */
export const expectFeature = (
  { specVersion, features }: Readonly<{ specVersion: string; features: readonly string[] }>,
  names: readonly [string, ...string[]],
  remedy = `Add ${names[0]} to \`features\` in subgraph.yaml and build the subgraph again.`,
): void => {
  if (isBefore(specVersion, LISTED) || names.some((name) => features.includes(name))) return
  const [feature] = names
  throw new EngineError(
    `The feature \`${feature}\` is used by the subgraph but it is not declared in the manifest.`,
    { facts: { feature }, remedy },
  )
}
