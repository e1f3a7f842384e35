import type { Command } from 'commander'
import { CliError } from '../cliError.js'
import { runProjectMappingTests } from '../mappingTests.js'

/** `poco test`: the mapping tests, in the engine's own WASM host. */
export const addTest = (program: Command): void => {
  program
    .command('test')
    .description('Run the mapping tests (matchstick-as files in tests/) in the embedded WASM host.')
    .argument('[suite...]', 'run only suites whose path in tests/ starts with one of these')
    .option('-r, --recompile', 'compile every suite anew')
    .action(async (suites: string[], { recompile = false }: { recompile?: boolean }) => {
      const print = (line: string) => void process.stdout.write(`${line}\n`)
      const { exitCode } = await runProjectMappingTests({ suites, recompile, print })
      if (exitCode !== 0) throw new CliError('The mapping tests failed.', 'Names and logs are above.')
    })
}
