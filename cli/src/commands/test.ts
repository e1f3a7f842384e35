import type { Command } from 'commander'
import { CliError } from '../cliError.js'
import { runProjectMappingTests } from '../mappingTests.js'

/** `poco test`: the mapping tests, in the engine's own WASM host. */
export const addTest = (program: Command): void => {
  program
    .command('test')
    .description('Run the mapping tests (matchstick-as files in tests/) in the embedded WASM host.')
    .argument('[suite...]', 'run only suites whose path starts with one of these')
    .option('-r, --recompile', 'compile every suite anew')
    .action(async (suites: string[], { recompile }: { recompile?: boolean }) => {
      const passed = await runProjectMappingTests({ suites, recompile: recompile ?? false })
      if (!passed) throw new CliError('Some mapping tests failed.', 'Their names and logs are above.')
    })
}
