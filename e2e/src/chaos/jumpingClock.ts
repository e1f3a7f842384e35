/** What the program says on standard error whenever it reads a clock that has jumped. */
export const CLOCK_JUMPED = 'The clock jumped'

/**
 * Runs before the program, in each of its threads and processes: a day ahead in every other second, a day behind in the
 * others. The system's clock belongs to everybody; this one is all that the program reads.
 */
export const JUMPING_CLOCK = `
import { writeSync } from 'node:fs'
import { isMainThread } from 'node:worker_threads'
const { now } = Date
let side
const jumped = () => {
  const next = Math.floor(now() / 1000) % 2 ? 1 : -1
  if (side !== undefined && side !== next)
    writeSync(2, '${CLOCK_JUMPED}' + (isMainThread ? ' in the main thread' : ' in a worker') + '\\n')
  side = next
  return now() + side * 86400000
}
globalThis.Date = class extends Date {
  constructor(...args) { super(...(args.length > 0 ? args : [jumped()])) }
  static now() { return jumped() }
}`
