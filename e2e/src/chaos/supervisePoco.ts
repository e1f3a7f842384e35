import { type ChildProcess, spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { BIN, bareEnvironment, ended, freePort } from '../poco.js'
import { CLOCK_JUMPED, JUMPING_CLOCK } from './jumpingClock.js'

/** What a process meets in its life. */
export type Life = Readonly<{
  /** Bytes by which the files of the index can still grow, as on a disk that is about to be full. */
  diskRoom?: number
  /** Whether the clock jumps by days, there and back. */
  jumpingClock?: boolean
}>

/** A `poco start` that is begun again whenever it ends; see `supervisePoco`. */
export type Supervised = AsyncDisposable &
  Readonly<{
    url: string
    /** Ends the process without notice; the next one meets this. */
    kill(next: Life): Promise<void>
    /** In how many lives a fault of the disk was met, a jump of the clock in the thread that indexes. */
    struck(): Readonly<{ disk: number; clock: number }>
    /** How the process ended when nobody killed it: its last words, and how often. */
    ends(): ReadonlyMap<string, number>
  }>

const DISK_STRUCK = /There is no space left|The disk failed/
/** Smaller files than this belong to the program rather than to the index. */
const LEAST_FILE = 256 * 1024
/** A page of the database with its header. */
const FRAME_BYTES = 4_096 + 24
/** dash and POSIX count files in blocks of this size. */
const ULIMIT_BLOCK = 512

/**
 * Runs `poco start` on a free port, as a supervisor does: again after each end.
 *
 * A disk that is full is the system's limit of file sizes, set a little above where the index is in its
 * write-ahead log: neither needs rights that a test does not have, and the program sees both as a write that fails.
 */
export const supervisePoco = async (
  args: readonly string[],
  { dataDir }: { dataDir: string },
): Promise<Supervised> => {
  const port = await freePort()
  const ends = new Map<string, number>()
  const struck = { disk: 0, clock: 0 }
  let next: Life = {}
  let closing = false
  let killed = false
  let child: ChildProcess
  const begin = (): Readonly<{ output(): string }> => {
    const { diskRoom, jumpingClock = false } = next
    next = {}
    killed = false
    const most = diskRoom === undefined ? undefined : Math.max(LEAST_FILE, endOfLog(dataDir)) + diskRoom
    const limit = most === undefined ? '' : `ulimit -f ${Math.ceil(most / ULIMIT_BLOCK)};`
    const clock = jumpingClock
      ? ['--import', `data:text/javascript,${encodeURIComponent(JUMPING_CLOCK)}`]
      : []
    const program = [process.execPath, ...clock, BIN, 'start', '--port', String(port), ...args]
    let output = ''
    child = spawn('sh', ['-c', `${limit} exec "$@"`, 'sh', ...program, '--data-dir', dataDir], {
      env: bareEnvironment({}),
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    child.stderr?.on('data', (chunk) => {
      output += chunk
    })
    return { output: () => output }
  }
  const live = async () => {
    while (!closing) {
      const { output } = begin()
      await ended(child)
      const said = output()
      if (DISK_STRUCK.test(said)) struck.disk += 1
      if (said.includes(`${CLOCK_JUMPED} in a worker`)) struck.clock += 1
      if (!killed && !closing) {
        const end = `${child.exitCode ?? child.signalCode}: ${lastWords(said)}`
        ends.set(end, (ends.get(end) ?? 0) + 1)
      }
      await delay(50)
    }
  }
  const all = live()
  return {
    url: `http://127.0.0.1:${port}`,
    kill: async (life) => {
      next = life
      killed = true
      const dying = child
      dying.kill('SIGKILL')
      await ended(dying)
    },
    struck: () => struck,
    ends: () => ends,
    [Symbol.asyncDispose]: async () => {
      closing = true
      child.kill('SIGKILL')
      await all
    },
  }
}

/**
 * Where in its write-ahead log the index writes next. The log is used from its beginning again and again, so its size does
 * not tell; the header that SQLite shares among processes counts the frames.
 */
const endOfLog = (folder: string): number => {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  const shared = files.find((name) => /Qm\w+\.sqlite-shm$/.test(name))
  if (shared === undefined) return 0
  const header = readFileSync(join(folder, shared))
  return header.length < 20 ? 0 : header.readUInt32LE(16) * FRAME_BYTES
}

/** The last line that is of the program itself. */
const lastWords = (output: string): string =>
  output
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith(CLOCK_JUMPED))
    .at(-1) ?? ''
