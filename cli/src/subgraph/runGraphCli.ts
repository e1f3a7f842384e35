import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { CliError } from '../cliError.js'
import { PROJECT_DIR } from '../paths.js'

const require = createRequire(import.meta.url)

/** Runs graph-cli in the project folder and returns what it printed; on failure the error shows it. */
export const runGraphCli = async (args: readonly string[], signal?: AbortSignal): Promise<string> => {
  const bin = join(dirname(require.resolve('@graphprotocol/graph-cli/package.json')), 'bin', 'run.js')
  const child = spawn(process.execPath, [bin, ...args], {
    cwd: PROJECT_DIR,
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(signal && { signal }),
  })
  let output = ''
  child.stdout.on('data', (chunk) => {
    output += chunk
  })
  child.stderr.on('data', (chunk) => {
    output += chunk
  })
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  if (code === 0) return output
  throw new CliError(
    `graph ${args.slice(0, 2).join(' ')} failed:\n${output.trim()}\n`,
    'Correct what it complains about in schema.graphql, src/ or subgraph/.',
  )
}
