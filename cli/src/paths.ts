import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Folder of the project: where the subgraph's sources and builds are. */
export const PROJECT_DIR = fileURLToPath(new URL('../../', import.meta.url))

/** Where the subgraph compiled for a network is. */
export const buildDir = (network: string): string => join(PROJECT_DIR, 'build', network)
