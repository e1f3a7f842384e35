import type { Abi } from '../core/abi/parseAbi.js'
import type { InputSchema } from '../core/inputSchema.js'
import type { Manifest } from '../core/manifest.js'
import type { IndexHint } from '../core/queryIndexHints.js'
import type { Subgraph } from './loadBuild.js'

/** A subgraph as it is indexed. Plain data, so it crosses threads. */
export type IndexedSubgraph = Readonly<{
  folder: string
  /** Id that graph-node gives the same build; changes when any file of it does. */
  deployment: string
  manifest: Manifest
  schema: InputSchema
  /** Indexes that the build asks for in `indexes.json`, which need not be there. */
  indexHints: readonly IndexHint[]
  /** Compiled mappings by their path in the manifest. */
  wasm: ReadonlyMap<string, Uint8Array>
  /** ABIs by their path in the manifest. */
  abis: ReadonlyMap<string, Abi>
}>

/** The subgraph without what only queries need. */
export const forIndexing = ({ schemaText: _text, schema, ...subgraph }: Subgraph): IndexedSubgraph => {
  const { document: _document, ...indexed } = schema
  return { ...subgraph, schema: indexed }
}
