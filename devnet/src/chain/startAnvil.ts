import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { DevnetError } from '../devnetError.js'
import { anvilBinary } from './anvilBinary.js'
import { freePort } from './freePort.js'
import { createJsonRpc, type JsonRpc } from './jsonRpc.js'
import { MNEMONIC, ROLES } from './roles.js'

/** Chain id of the devnet. */
export const CHAIN_ID = 31_337

const COINS_OF_EACH = 100_000_000

export type AnvilOptions = Readonly<{
  /** TCP port of the JSON-RPC; 0 takes a free one. */
  port: number
  /** Timestamp of block 0, in seconds. */
  genesisTime: number
  /** Number of blocks whose state can be read. Each costs as much memory as the whole state. */
  statesKept: number
  signal?: AbortSignal | undefined
}>

/** A running Anvil process. */
export type Anvil = AsyncDisposable &
  Readonly<{
    rpcUrl: string
    rpc: JsonRpc
    /** Settles when the process has ended, for whatever reason. */
    ended: Promise<void>
    /** Ends the process; harmless when it has ended. */
    close(): Promise<void>
  }>

const GUARD = fileURLToPath(new URL('../../bin/guardAnvil.js', import.meta.url))
const START_TIMEOUT_MS = 20_000

/**
 * Starts an empty chain that mines only when told to, and ends with this process at the latest.
 *
 * @throws DevnetError when the port is taken, the program is missing or it does not come up.
 */
export const startAnvil = async ({
  port: wanted,
  genesisTime,
  statesKept,
  signal,
}: AnvilOptions): Promise<Anvil> => {
  signal?.throwIfAborted()
  const binary = anvilBinary()
  const port = await freePort(wanted)
  const child = spawn(
    process.execPath,
    [GUARD, binary, ...anvilArguments({ port, genesisTime, statesKept })],
    // A process group of its own: Ctrl-C reaches us, and we end the chain when nobody needs it any more.
    { stdio: ['pipe', 'ignore', 'pipe'], detached: true },
  )
  let complaints = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaints = (complaints + text).slice(-2_000)
  })
  const exit = once(child, 'exit')
  const ended = exit.then(
    () => undefined,
    () => undefined,
  )
  const close = async (): Promise<void> => {
    child.stdin.end()
    await ended
  }
  const rpcUrl = `http://127.0.0.1:${port}`
  const rpc = createJsonRpc(rpcUrl)
  try {
    await Promise.race([
      waitUntilUp(rpc, signal),
      ended.then(() => {
        throw new DevnetError('Anvil ended before it was ready.', {
          facts: { port, stderr: complaints.trim() },
          remedy: 'Its last words are in the facts; another port often helps.',
        })
      }),
    ])
  } catch (error) {
    await close()
    throw error
  }
  return { rpcUrl, rpc, ended, close, [Symbol.asyncDispose]: close }
}

const anvilArguments = ({ port, genesisTime, statesKept }: Omit<AnvilOptions, 'signal'>): string[] => [
  ...['--host', '127.0.0.1', '--port', `${port}`, '--chain-id', `${CHAIN_ID}`, '--quiet'],
  ...['--mnemonic', MNEMONIC, '--accounts', `${ROLES.length}`, '--timestamp', `${genesisTime}`],
  // In coins, enough to stake them where the hub holds coins instead of RLC.
  ...['--balance', `${COINS_OF_EACH}`],
  // Blocks hold what the story puts in them, in that order, at a fee that never moves.
  ...['--no-mining', '--order', 'fifo', '--gas-limit', '1000000000'],
  ...['--block-base-fee-per-gas', '0', '--hardfork', 'cancun'],
  ...['--prune-history', `${statesKept}`, '--no-request-size-limit'],
]

const waitUntilUp = async (rpc: JsonRpc, signal: AbortSignal | undefined): Promise<void> => {
  const giveUpAt = Date.now() + START_TIMEOUT_MS
  for (;;) {
    signal?.throwIfAborted()
    try {
      await rpc('eth_chainId')
      return
    } catch (cause) {
      if (Date.now() > giveUpAt)
        throw new DevnetError(`Anvil did not answer within ${START_TIMEOUT_MS / 1_000} seconds.`, { cause })
      await delay(15)
    }
  }
}
