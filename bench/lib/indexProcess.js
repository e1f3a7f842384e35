import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const POCO = fileURLToPath(new URL('../../cli/bin/poco.js', import.meta.url))

const freePort = async () => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address()
  server.close()
  await once(server, 'close')
  return port
}

/** A `poco` process that serves on a port of its own; `pattern` finds its URL in what it prints. */
const startServing = async (args, pattern) => {
  const child = spawn(
    process.execPath,
    [...process.execArgv, POCO, ...args, '--port', `${await freePort()}`, '--log-level', 'error'],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  let out = ''
  const url = await new Promise((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', (text) => {
      out += text
      const [, found] = pattern.exec(out) ?? []
      if (found) resolve(found)
    })
    child.once('exit', () => reject(new Error(`poco ${args[0]} ended: ${out}`)))
  })
  const block = async () => {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"query":"{ _meta { block { number } } }"}',
    })
    const { data } = await answer.json()
    return data?._meta.block.number ?? -1
  }
  return {
    url,
    pid: child.pid,
    /** Block of the indexed head; −1 when there is none. */
    block,
    until: async (isReached, pollMs = 50) => {
      while (!isReached({ block: await block() })) await delay(pollMs)
    },
    stop: async () => {
      if (child.exitCode !== null) return
      const ended = once(child, 'exit')
      child.kill('SIGINT')
      await ended
    },
  }
}

/** A `poco index` process that indexes the devnet at `rpcUrl`, with further arguments. */
export const startIndex = (rpcUrl, dataDir, args = []) =>
  startServing(
    ['index', '--network', 'devnet', '--rpc-url', rpcUrl, '--data-dir', dataDir, ...args],
    /(http:\S+\/poco),/,
  )

/** A `poco start` process over the devnet at `rpcUrl`: engine and gateway in one. */
export const startNode = (rpcUrl, dataDir) =>
  startServing(
    ['start', '--network', 'devnet', '--rpc-url', rpcUrl, '--data-dir', dataDir],
    /Open (http:\S+\/graphql)/,
  )
