import type { Log } from '../core/chain.js'
import type { Hex } from '../core/hex.js'
import type { StateQuery } from '../source/readState.js'

/** What a handler asks first, told from its log; see `createCallPattern`. */
export type CallPattern = Readonly<{
  /** What it will ask of a log like those before. Undefined while that is not clear. */
  guess(log: Log): StateQuery | undefined
  /** What it asked first on trial, if anything. */
  learn(log: Log, asked: StateQuery | undefined): void
}>

/** One word of a call: always the same, or what the log has in any of these places. */
type Word = Readonly<{ constant: string | undefined; places: readonly number[] }>
type Shape = Readonly<{ selector: string; words: readonly Word[] }>

/** So many trials in a row must agree before a guess stands for one. */
const SURE_AFTER = 64
/** Places in a log: its address, its topics from 1 on, and from here on the words of its data. */
const DATA = 4
const MOST_DATA_WORDS = 32

/**
 * Learns which contract a handler calls and with what, where both are constant or stand in the log. Many do: they ask the
 * contract that logged, or a token it names, for something of an account it names.
 */
export const createCallPattern = (): CallPattern => {
  let shape: Shape | undefined
  let agreed = 0
  return {
    guess: (log) => {
      if (!shape || agreed < SURE_AFTER) return undefined
      let data = shape.selector
      let to: Hex | undefined
      for (const { constant, places } of shape.words) {
        const word = constant ?? wordAt(log, places[0] ?? 0)
        if (word === undefined) return undefined
        if (to) data += word
        else to = `0x${word.slice(-40)}`
      }
      return to && { kind: 'call', to, data: data as Hex }
    },
    learn: (log, asked) => {
      const call = asked && callOf(asked)
      if (!call) {
        shape = undefined
        return
      }
      const narrowed = shape && narrow(shape, log, call)
      agreed = narrowed ? agreed + 1 : 1
      shape = narrowed ?? {
        selector: call.selector,
        words: call.words.map((word) => ({ constant: word, places: placesOf(log, word) })),
      }
    },
  }
}

/** The contract and the arguments as words. */
type CallWords = Readonly<{ selector: string; words: readonly string[] }>

const callOf = (query: StateQuery): CallWords | undefined => {
  if (query.kind !== 'call') return undefined
  const [, selector, body] = /^(0x.{8})((?:.{64})*)$/.exec(query.data) ?? []
  if (selector === undefined || body === undefined) return undefined
  return { selector, words: [query.to.slice(2).padStart(64, '0'), ...(body.match(/.{64}/g) ?? [])] }
}

/** The shape as far as this call fits it; undefined when it does not. */
const narrow = ({ selector, words }: Shape, log: Log, call: CallWords): Shape | undefined => {
  if (selector !== call.selector || words.length !== call.words.length) return undefined
  const left = words.map(({ constant, places }, index) => ({
    constant: constant === call.words[index] ? constant : undefined,
    places: places.filter((place) => wordAt(log, place) === call.words[index]),
  }))
  const fits = left.every(({ constant, places }) => constant !== undefined || places.length > 0)
  return fits ? { selector, words: left } : undefined
}

const wordAt = ({ address, topics, data }: Log, place: number): string | undefined => {
  if (place === 0) return address.slice(2).padStart(64, '0')
  if (place < DATA) return topics[place]?.slice(2)
  const at = 2 + 64 * (place - DATA)
  return at + 64 <= data.length ? data.slice(at, at + 64) : undefined
}

const placesOf = (log: Log, word: string): readonly number[] =>
  Array.from({ length: DATA + MOST_DATA_WORDS }, (_, place) => place).filter(
    (place) => wordAt(log, place) === word,
  )
