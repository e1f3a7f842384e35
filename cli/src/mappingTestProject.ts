import { join } from 'node:path'
import { PROJECT_DIR } from './paths.js'

/** Where the mapping tests of this project lie; the rest is in its matchstick.yaml. */
export const mappingTestProject = {
  directory: PROJECT_DIR,
  manifestPath: join(PROJECT_DIR, 'subgraph', 'subgraph.yaml'),
}
