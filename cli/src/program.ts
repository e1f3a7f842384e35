import { Command } from 'commander'
import { addBuild } from './commands/build.js'
import { addDevnet } from './commands/devnet.js'
import { addExport } from './commands/export.js'
import { addIndex } from './commands/indexNetworks.js'
import { addRewind } from './commands/rewind.js'
import { addServe } from './commands/serve.js'
import { addStart } from './commands/start.js'
import { addStatus } from './commands/status.js'
import { addTest } from './commands/test.js'
import { addVerify } from './commands/verify.js'

/** The `poco` command with all its subcommands. */
export const createProgram = (): Command => {
  const program = new Command('poco')
    .description('Index the iExec PoCo protocol and serve it to explorers.')
    .showHelpAfterError('(run with --help for the options)')
    .exitOverride()
  const commands = [
    addStart,
    addDevnet,
    addIndex,
    addServe,
    addBuild,
    addTest,
    addVerify,
    addStatus,
    addRewind,
    addExport,
  ]
  for (const add of commands) add(program)
  return program
}
