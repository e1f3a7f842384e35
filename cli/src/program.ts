import { Command } from 'commander'
import { addBuild } from './commands/build.js'

/** The `poco` command with all its subcommands. */
export const createProgram = (): Command => {
  const program = new Command('poco')
    .description('Index the iExec PoCo protocol and serve it to explorers.')
    .showHelpAfterError('(run with --help for the options)')
    .exitOverride()
  addBuild(program)
  return program
}
