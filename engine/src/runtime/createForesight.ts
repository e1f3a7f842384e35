import type { Invocation } from '../core/invocation.js'
import type { StateQuery, StateQueryAt } from '../source/readState.js'
import { type CallPattern, createCallPattern } from './createCallPattern.js'
import type { Preparation } from './prepareAhead.js'
import { keyOf } from './stateCache.js'

/** Finds out what handlers will ask of the chain's state; see `createForesight`. */
export type Foresight = Readonly<{
  /** Begins to fetch what these handlers will ask, as far as can be foreseen. */
  foresee(invocations: () => readonly Invocation[], signal: AbortSignal): Preparation
  /** A handler lacked state that was not foreseen. */
  noteMissing(invocation: Invocation): void
}>

export type ForesightOptions = Readonly<{
  /** Runs a handler without effects; gives the state that it lacks first. */
  trial(invocation: Invocation): StateQuery | undefined
  fetchState(queries: readonly StateQueryAt[], signal: AbortSignal): Promise<void>
}>

/** Most queries of one handler that are foreseen, each of which may follow from the answer before. */
const MOST_ROUNDS = 4
/** Most parts for which guesses are taken to be right because they were before. */
const LONGEST_TRUST = 16
/** One handler in so many is run on trial even where its log seems to say all. */
const CHECKED_EVERY = 128
const NOTHING_FORESEEN: Preparation = { finish: async () => {} }

/**
 * Runs handlers on trial and fetches what they lack, in rounds: an answer may make a handler ask for more. How many rounds
 * a handler is worth is learned from what it asked before. Where its log alone tells what a handler asks first, few are
 * run.
 */
export const createForesight = ({ trial, fetchState }: ForesightOptions): Foresight => {
  /** How many queries deep each handler asks. */
  const depths = new Map<string, number>()
  const depthOf = (invocation: Invocation) => depths.get(handlerKey(invocation)) ?? 0
  /** For how many parts to come no guess is doubted, and for how many the last time. */
  let trusted = { left: 0, of: 0 }

  /** What event handlers ask first, where their logs tell. */
  const patterns = new Map<string, CallPattern>()
  const patternOf = (invocation: Invocation): CallPattern => {
    const key = handlerKey(invocation)
    const pattern = patterns.get(key) ?? createCallPattern()
    patterns.set(key, pattern)
    return pattern
  }

  /** Runs handlers on trial: those that lack state, and what they lack. A single one may as well wait for its turn. */
  const tryOut = (open: readonly Invocation[]) => {
    const missing = new Queries()
    const asked: Invocation[] = []
    for (const invocation of open.length > 1 ? open : []) {
      const query = trial(invocation)
      if (!query) continue
      asked.push(invocation)
      missing.add(invocation, query)
    }
    return { asked, missing: missing.all() }
  }

  /** The same, but most of those whose logs tell what they ask are not run. */
  const lookAhead = (open: readonly Invocation[]) => {
    const missing = new Queries()
    const lackedOnTrial = new Queries()
    const guessed: Invocation[] = []
    const tried: Invocation[] = []
    for (const [index, invocation] of open.length > 1 ? open.entries() : []) {
      const { trigger } = invocation
      const log = trigger.kind === 'event' ? trigger.log : undefined
      const guess = log && index % CHECKED_EVERY > 0 ? patternOf(invocation).guess(log) : undefined
      const query = guess ?? trial(invocation)
      if (log && !guess) patternOf(invocation).learn(log, query)
      if (!query) continue
      missing.add(invocation, query)
      if (!guess) lackedOnTrial.add(invocation, query)
      ;(guess ? guessed : tried).push(invocation)
    }
    return { guessed, tried, missing: missing.all(), lackedOnTrial: lackedOnTrial.all() }
  }

  const noteMissing = (invocation: Invocation) => {
    depths.set(handlerKey(invocation), Math.min(MOST_ROUNDS, depthOf(invocation) + 1))
    patterns.delete(handlerKey(invocation))
  }

  /** Handlers of these that ask more than `round` queries, and what they lack now. */
  const tryDeeper = (asked: readonly Invocation[], round: number) => {
    const deeper = asked.filter((invocation) => depthOf(invocation) > round)
    const found = tryOut(deeper)
    // A single one is not tried, so nothing was learned of it.
    if (deeper.length <= 1) return found
    const asking = new Set(found.asked.map(handlerKey))
    for (const key of new Set(deeper.map(handlerKey))) if (!asking.has(key)) depths.set(key, round)
    return found
  }

  const foresee: Foresight['foresee'] = (invocations, signal) => {
    if (depths.size === 0) return NOTHING_FORESEEN
    const first = lookAhead(invocations().filter((invocation) => depthOf(invocation) > 0))
    if (first.missing.length === 0) return NOTHING_FORESEEN
    // A guess may be wrong, and so fail: the handler that needs the state will ask for it again.
    const fetch = (missing: readonly StateQueryAt[]) => fetchState(missing, signal).catch(() => {})
    let isThere = false
    const fetching = fetch(first.missing).then(() => {
      isThere = true
    })
    /** The handlers that have run meanwhile may have made some trials needless: what they lacked is not waited for. */
    const doubt = async (): Promise<readonly Invocation[]> => {
      const still = tryOut(first.tried)
      const isRight = still.missing.length === first.lackedOnTrial.length
      const trust = isRight ? Math.min(LONGEST_TRUST, 2 * trusted.of + 1) : 0
      trusted = { left: trust, of: trust }
      if (isRight || first.guessed.length > 0) await fetching
      else if (still.missing.length > 0) await fetch(still.missing)
      return [...first.guessed, ...still.asked]
    }
    return {
      finish: async () => {
        let asked: readonly Invocation[] = [...first.guessed, ...first.tried]
        if (trusted.left > 0) {
          trusted = { ...trusted, left: trusted.left - 1 }
          await fetching
        } else if (!isThere) asked = await doubt()
        for (let round = 1; round < MOST_ROUNDS; round += 1) {
          signal.throwIfAborted()
          const next = tryDeeper(asked, round)
          if (next.missing.length === 0) return
          await fetch(next.missing)
          asked = next.asked
        }
      },
    }
  }

  return { foresee, noteMissing }
}

/** Queries at blocks, each once. */
class Queries {
  readonly #queries = new Map<string, StateQueryAt>()

  add({ trigger: { block } }: Invocation, query: StateQuery): void {
    const { number, hash } = block
    this.#queries.set(hash + keyOf(query), { ...query, block: { number, hash } })
  }

  all(): readonly StateQueryAt[] {
    return [...this.#queries.values()]
  }
}

const handlerKey = ({ source, handler }: Invocation): string => `${source.name} ${handler}`
