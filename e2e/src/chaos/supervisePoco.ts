import { type ChildProcess, spawn } from 'node:child_process'
import { setTimeout as delay } from 'node:timers/promises'
import { BIN, bareEnvironment, ended, freePort } from '../poco.js'

/** What a process meets in its life. */
export type Life = Readonly<{
  /** Kilobytes from which on files cannot grow, as on a full disk. */
  diskKilobytes?: number
  /** Whether the clock jumps by days, there and back. */
  jumpingClock?: boolean
}>

/** A `poco start` that is begun again whenever it ends; see `supervisePoco`. */
export type Supervised = AsyncDisposable &
  Readonly<{
    url: string
    /** Ends the process without notice; the next one meets this. */
    kill(next: Life): Promise<void>
    /** How often it was begun. */
    lives(): number
    output(): string
  }>

/** Runs before the program: a day ahead in every other second, a day behind in the others. */
const JUMPING_CLOCK = `
const { now } = Date
const jumped = () => now() + (Math.floor(now() / 1000) % 2 ? 1 : -1) * 86400000
globalThis.Date = class extends Date {
  constructor(...args) { super(...(args.length > 0 ? args : [jumped()])) }
  static now() { return jumped() }
}`

/** Runs `poco start` on a free port, as a supervisor does: again after each end. */
export const supervisePoco = async (args: readonly string[]): Promise<Supervised> => {
  const port = await freePort()
  let next: Life = {}
  let lives = 0
  let output = ''
  let closing = false
  let child: ChildProcess
  const begin = () => {
    const { diskKilobytes, jumpingClock = false } = next
    next = {}
    lives += 1
    const limit = diskKilobytes === undefined ? '' : `ulimit -f ${2 * diskKilobytes};`
    const clock = jumpingClock
      ? ['--import', `data:text/javascript,${encodeURIComponent(JUMPING_CLOCK)}`]
      : []
    const program = [process.execPath, ...clock, BIN, 'start', '--port', String(port), ...args]
    child = spawn('sh', ['-c', `${limit} exec "$@"`, 'sh', ...program], {
      env: bareEnvironment({}),
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    child.stderr?.on('data', (chunk) => {
      output = `${output}${chunk}`.slice(-20_000)
    })
    return child
  }
  const live = async () => {
    while (!closing) {
      await ended(begin())
      await delay(50)
    }
  }
  const all = live()
  return {
    url: `http://127.0.0.1:${port}`,
    kill: async (life) => {
      next = life
      const dying = child
      dying.kill('SIGKILL')
      await ended(dying)
    },
    lives: () => lives,
    output: () => output,
    [Symbol.asyncDispose]: async () => {
      closing = true
      child.kill('SIGKILL')
      await all
    },
  }
}
