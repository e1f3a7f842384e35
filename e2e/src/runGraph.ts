import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const { resolve } = createRequire(import.meta.url)
const BIN = join(dirname(resolve('@graphprotocol/graph-cli/package.json')), 'bin/run.js')

/** Folder of a small subgraph; a newer version of it is in `next/`. */
export const TRANSFERS = fileURLToPath(new URL('../fixtures/transfers', import.meta.url))

/** Runs graph-cli in the folder of a subgraph, to its end. */
export const runGraph = async (
  args: readonly string[],
  folder: string = TRANSFERS,
): Promise<Readonly<{ code: number | null; out: string }>> => {
  const child = spawn(process.execPath, [BIN, ...args], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] })
  let out = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      out += chunk
    })
  const code = await new Promise<number | null>((done, fail) => {
    child.once('error', fail)
    child.once('close', done)
  })
  return { code, out }
}
