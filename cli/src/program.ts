import { Command } from 'commander'
import { holdYoungGeneration } from './heap.js'

type Add = (program: Command) => unknown

/** Loads a command that runs a server, where what starting takes would stay. */
const server =
  (load: () => Promise<Add>): (() => Promise<Add>) =>
  () => {
    holdYoungGeneration()
    return load()
  }

/** Subcommands in the order of the help. Each brings what it runs: chains and mappings take long to load. */
const COMMANDS: Readonly<Record<string, () => Promise<Add>>> = {
  start: server(async () => (await import('./commands/start.js')).addStart),
  devnet: async () => (await import('./commands/devnet.js')).addDevnet,
  index: server(async () => (await import('./commands/indexNetworks.js')).addIndex),
  serve: server(async () => (await import('./commands/serve.js')).addServe),
  build: async () => (await import('./commands/build.js')).addBuild,
  test: async () => (await import('./commands/test.js')).addTest,
  verify: async () => (await import('./commands/verify.js')).addVerify,
  status: async () => (await import('./commands/status.js')).addStatus,
  rewind: async () => (await import('./commands/rewind.js')).addRewind,
  export: async () => (await import('./commands/export.js')).addExport,
}

/** The `poco` command with the subcommand that a command line begins with, or with all of them when it names none. */
export const createProgram = async ([name = '']: readonly string[]): Promise<Command> => {
  const program = new Command('poco')
    .description('Index the iExec PoCo protocol and serve it to explorers.')
    .showHelpAfterError('(run with --help for the options)')
    .exitOverride()
  const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  for (const one of load ? [load] : Object.values(COMMANDS)) {
    const add = await one()
    add(program)
  }
  return program
}
