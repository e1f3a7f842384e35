import { join } from 'node:path'
import { type MappingTestOutcome, runMappingTests } from '@poco-explorer/engine'
import { PROJECT_DIR } from './paths.js'

/** Runs the project's mapping tests; types are generated first where they are missing. */
export const runProjectMappingTests = (options: {
  suites?: readonly string[]
  recompile?: boolean
  print: (line: string) => void
}): Promise<MappingTestOutcome> =>
  runMappingTests({
    directory: PROJECT_DIR,
    manifestPath: join(PROJECT_DIR, 'subgraph', 'subgraph.yaml'),
    filters: options.suites,
    recompile: options.recompile,
    print: options.print,
  })
