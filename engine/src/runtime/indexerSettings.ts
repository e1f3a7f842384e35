import { join } from 'node:path'
import type { ConnectionSettings } from './connect.js'
import type { IndexedSubgraph } from './indexedSubgraph.js'

/** Where to read the chain and where to keep what is indexed. Plain data, so it crosses threads. */
export type IndexerSettings = ConnectionSettings &
  Readonly<{
    /** Folder for databases; the file is `<dataDir>/<network>/<deployment>.sqlite`. */
    dataDir: string
    /** Name of the network, as the manifest has it. */
    network: string
    /** Shortest time between looks at the head of the chain, in milliseconds. @default 250, or 50 on this machine */
    pollMs?: number
    /** Blocks this far behind the head never change; when one does, indexing stops. @default 250 */
    finality?: number
    /** Most blocks per log request. @default 10_000 */
    maxBlockRange?: number
    /** Addresses of IPFS gateways, best first; without any, files are never fetched. @default none */
    ipfsGateways?: readonly string[]
    /** Proves from receipts that no log is missing. @default false */
    verifyLogs?: boolean
    /** Most bytes of the file that keeps what the chain says of final blocks; 0 for none. @default 0 */
    cacheBytes?: number
  }>

/** File that keeps what a chain says of its final blocks; all subgraphs of the network share it. */
export const cachePath = ({ dataDir, network }: Pick<IndexerSettings, 'dataDir' | 'network'>): string =>
  join(dataDir, network, 'rpc-cache.sqlite')

/** File that holds a subgraph's entities. */
export const databasePath = (
  { dataDir, network }: Pick<IndexerSettings, 'dataDir' | 'network'>,
  { deployment }: Pick<IndexedSubgraph, 'deployment'>,
): string => join(dataDir, network, `${deployment}.sqlite`)
