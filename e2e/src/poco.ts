import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

/** The program. */
export const BIN = fileURLToPath(new URL('../../cli/bin/poco.js', import.meta.url))

/** Environment of a terminal in which nobody has set anything of ours. */
export const bareEnvironment = (env: Readonly<Record<string, string>>): NodeJS.ProcessEnv => {
  const { PORT: _port, DATA_DIR: _dataDir, NETWORK: _network, RPC_URL: _rpcUrl, ...rest } = process.env
  return { ...rest, ...env }
}

/** Runs before the program in a process of which the memory is watched. */
const MEMORY_REPORTER = `
if (process.channel) {
  process.on('message', () => { gc(); process.send(process.memoryUsage()) })
  process.channel.unref()
}`

const start = (
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  nodeArgs: readonly string[] = [],
): ChildProcess & Output => {
  const child = spawn(process.execPath, [...nodeArgs, BIN, ...args], {
    env: bareEnvironment(env),
    stdio: ['ignore', 'pipe', 'pipe', ...(nodeArgs.length > 0 ? ['ipc' as const] : [])],
  })
  const output: Output = { out: '', err: '' }
  child.stdout?.on('data', (chunk) => {
    output.out += chunk
  })
  child.stderr?.on('data', (chunk) => {
    output.err += chunk
  })
  return Object.defineProperties(child as ChildProcess & Output, {
    out: { get: () => output.out },
    err: { get: () => output.err },
  })
}

type Output = { readonly out: string; readonly err: string } & { out: string; err: string }

/** Resolves with the exit code; null when it was killed. */
export const ended = (child: ChildProcess): Promise<number | null> =>
  child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve(child.exitCode)
    : new Promise((resolve) => child.once('close', resolve))

/** Runs one command to its end. */
export const runPoco = async (
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Readonly<{ code: number | null; out: string; err: string }>> => {
  const child = start(args, env)
  const code = await ended(child)
  return { code, out: child.out, err: child.err }
}

/** A server started with `poco start`. */
export type Node = AsyncDisposable &
  Readonly<{
    url: string
    pid: number
    output(): string
    /** Resolves with the exit code when it ends, for whatever reason. */
    ended: Promise<number | null>
    /** Ctrl-C; resolves with the exit code. */
    stop(): Promise<number | null>
    /** Ends it without notice. */
    kill(): Promise<void>
  }>

/** Starts `poco start` and waits for its banner; fails with its output when it ends before. */
export const startPoco = async (
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Node> => {
  const child = start(['start', '--port', '0', ...args], env)
  const end = ended(child)
  const stop = async () => {
    child.kill('SIGINT')
    return end
  }
  for (;;) {
    const url = /Open (http:\S+)\/graphql/.exec(child.out)?.[1]
    if (url !== undefined)
      return {
        url,
        pid: child.pid ?? 0,
        output: () => child.err + child.out,
        ended: end,
        stop,
        kill: async () => {
          child.kill('SIGKILL')
          await end
        },
        [Symbol.asyncDispose]: async () => void (await stop()),
      }
    if (child.exitCode !== null) throw new Error(`poco ${args.join(' ')} ended:\n${child.err}${child.out}`)
    await delay(50)
  }
}

/** A server of one part, started with `poco index` or `poco serve`. */
export type Server = Readonly<{ url: string; stop(): Promise<number | null>; errors(): string }>

/** A server that tells how much memory it holds after a garbage collection. */
export type WatchedServer = Server & Readonly<{ memory(): Promise<NodeJS.MemoryUsage> }>

/** Starts a server on a port and waits until it answers; fails with its output when it ends before. */
export const startServer = (args: readonly string[], port: number): Promise<Server> =>
  untilAnswers(start([...args, '--port', String(port)], {}), args, port)

/** `startServer` for a process of which the memory is watched. */
export const startWatchedServer = async (args: readonly string[], port: number): Promise<WatchedServer> => {
  const nodeArgs = ['--expose-gc', '--import', `data:text/javascript,${encodeURIComponent(MEMORY_REPORTER)}`]
  const child = start([...args, '--port', String(port)], {}, nodeArgs)
  const server = await untilAnswers(child, args, port)
  const memory = async () => {
    const reported = once(child, 'message')
    child.send('memory')
    const [usage] = (await reported) as [NodeJS.MemoryUsage]
    return usage
  }
  return { ...server, memory }
}

const untilAnswers = async (
  child: ChildProcess & Output,
  args: readonly string[],
  port: number,
): Promise<Server> => {
  const end = ended(child)
  const url = `http://127.0.0.1:${port}`
  for (;;) {
    if (child.exitCode !== null) throw new Error(`poco ${args.join(' ')} ended:\n${child.err}${child.out}`)
    const answers = await fetch(url).then(
      () => true,
      () => false,
    )
    if (answers) break
    await delay(50)
  }
  return {
    url,
    stop: async () => {
      child.kill('SIGINT')
      return end
    },
    errors: () => child.err,
  }
}

/** A port that nobody listens on at the moment. */
export const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  return port
}

/** Starts `poco start` and ends it without notice some time after it began to index. */
export const killPocoAfter = async (args: readonly string[], milliseconds: number): Promise<void> => {
  const child = start(['start', '--port', '0', '--log-level', 'info', ...args], {})
  const end = ended(child)
  while (!child.err.includes('Changed state')) {
    if (child.exitCode !== null) throw new Error(`poco ${args.join(' ')} ended:\n${child.err}${child.out}`)
    await delay(10)
  }
  await delay(milliseconds)
  child.kill('SIGKILL')
  await end
}

/** A new folder for the files of one test. */
export const freshFolder = (): string => mkdtempSync(join(tmpdir(), 'poco-e2e-'))

/** A running `poco test --watch`. */
export type TestWatch = AsyncDisposable &
  Readonly<{
    /** What the next run prints, from its start to the line that says it waits. */
    nextRun(): Promise<string>
    errors(): string
    /** Ctrl-C; resolves with the exit code. */
    stop(): Promise<number | null>
  }>

/** Starts `poco test --watch`. */
export const startWatch = (args: readonly string[]): TestWatch => {
  const child = start(['test', '--watch', ...args], {})
  const end = ended(child)
  const stop = async () => {
    child.kill('SIGINT')
    return end
  }
  let read = 0
  return {
    nextRun: async () => {
      for (;;) {
        const run = /^[\s\S]*?Watching \d+ suites.*\n/.exec(child.out.slice(read))?.[0]
        if (run !== undefined) {
          read += run.length
          return run
        }
        if (child.exitCode !== null) throw new Error(`The watch ended:\n${child.err}${child.out}`)
        await delay(50)
      }
    },
    errors: () => child.err,
    stop,
    [Symbol.asyncDispose]: async () => void (await stop()),
  }
}
