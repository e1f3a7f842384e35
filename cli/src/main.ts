import { CommanderError } from 'commander'
import { EXIT } from './cliError.js'
import { createProgram } from './program.js'
import { describeError, exitCodeOf, isExpected } from './report.js'

/** Runs one `poco` command line and returns its exit code. */
export const main = async (args: readonly string[]): Promise<number> => {
  try {
    const program = await createProgram(args)
    await program.parseAsync([...args], { from: 'user' })
    return EXIT.done
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.failed
    process.stderr.write(`${describeError(error)}\n`)
    if (!isExpected(error)) process.stderr.write(`${error instanceof Error ? error.stack : ''}\n`)
    return exitCodeOf(error)
  }
}
