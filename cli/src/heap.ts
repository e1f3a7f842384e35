import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/**
 * Percent by which the heap may grow before it is collected. What a request leaves behind is garbage soon, and left to
 * itself V8 lets several times as much of it gather as there is memory in use.
 */
const GROWTH = 50
/** Times as large as before that room for new objects becomes when much of what is in it stays: not at all, or V8's own. */
const YOUNG_GROWTH = { held: 1, free: 2 }
/** A thread that begins sets the growth free for the whole process, so it is held again this often. */
const HOLD_MS = 20

/** Collects the heap of a server early. */
export const boundHeapGrowth = (): void => setFlagsFromString(`--heap-growing-percent=${GROWTH}`)

const setYoungGrowth = (factor: number): void => setFlagsFromString(`--semi-space-growth-factor=${factor}`)

let holding: NodeJS.Timeout | undefined

/** Keeps V8 from taking room for what starting makes: nearly all of it is garbage soon, but the room would stay. */
export const holdYoungGeneration = (): void => {
  const hold = () => setYoungGrowth(YOUNG_GROWTH.held)
  hold()
  holding = setInterval(hold, HOLD_MS).unref()
}

/**
 * Gives back, once, what starting took: about as much as stays in use. The second collection frees the pages that the first
 * one emptied.
 */
export const endOfStarting = (): void => {
  clearInterval(holding)
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  collect()
  collect()
  setYoungGrowth(YOUNG_GROWTH.free)
}
