import { runMappingTests, watchMappingTests } from '@poco-explorer/engine'
import type { Command } from 'commander'
import { CliError } from '../cliError.js'
import { mappingTestProject } from '../mappingTestProject.js'
import { untilStopped } from '../shutdown.js'

type Flags = Readonly<{ recompile?: boolean; coverage?: boolean; watch?: boolean }>

/** `poco test`: the mapping tests, in the engine's own WASM host. */
export const addTest = (program: Command): void => {
  program
    .command('test')
    .description(
      'Run the mapping tests (matchstick-as files in tests/) in the embedded WASM host, suites in parallel. ' +
        'Suites are compiled again when a file that they import has changed.',
    )
    .argument('[suite...]', 'only suites whose path in tests/ starts with one of these, such as handlers/hub')
    .option('-c, --coverage', 'tell which handlers the tests call, instead of running them')
    .option('-r, --recompile', 'compile every suite anew')
    .option('-w, --watch', 'run suites again when a file that they import changes, until Ctrl-C')
    .action(test)
}

const test = async (filters: string[], flags: Flags): Promise<void> => {
  const { recompile = false, coverage = false, watch = false } = flags
  if (watch && coverage)
    throw new CliError('--watch runs tests and --coverage does not.', 'Give one of the two.')
  const options = { ...mappingTestProject, filters, recompile, print }
  if (watch) return await untilStopped((signal) => watchMappingTests({ ...options, clear, signal }))
  const { exitCode } = await runMappingTests({ ...options, coverage })
  if (exitCode !== 0) throw new CliError('The mapping tests failed.', 'Names and logs are above.')
}

const print = (line: string) => void process.stdout.write(`${line}\n`)

/** Empties a terminal and what can be scrolled back to; a pipe gets everything. */
const clear = () => void (process.stdout.isTTY && process.stdout.write('\x1b[2J\x1b[3J\x1b[H'))
