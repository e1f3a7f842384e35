import { describe, expect, test } from 'vitest'
import type { Log } from '../core/chain.js'
import type { Hex } from '../core/hex.js'
import type { StateQuery } from '../source/readState.js'
import { createCallPattern } from './createCallPattern.js'

const word = (n: number): string => n.toString(16).padStart(64, '0')
const address = (n: number): Hex => `0x${n.toString(16).padStart(40, '0')}`

/** Log number `n`: of a contract of its own, with an account in a topic and two more words as data. */
const logOf = (n: number): Log => ({
  address: address(0xa0000 + n),
  topics: [`0x${word(1)}`, `0x${word(0xb0000 + n)}`],
  data: `0x${word(0xc0000 + n)}${word(7)}`,
  blockHash: '0x01',
  blockNumber: '0x1',
  transactionHash: '0x02',
  transactionIndex: '0x0',
  logIndex: '0x0',
})
const call = (to: Hex, ...words: string[]): StateQuery => ({
  kind: 'call',
  to,
  data: `0x70a08231${words.join('')}`,
})

/** The pattern after this many logs of a handler that asks so. */
const learned = (asks: (n: number) => StateQuery | undefined, logs = 64) => {
  const pattern = createCallPattern()
  for (let n = 0; n < logs; n += 1) pattern.learn(logOf(n), asks(n))
  return pattern
}

describe('createCallPattern()', () => {
  test.each<[string, (n: number) => StateQuery]>([
    ['the contract that logged', (n) => call(address(0xa0000 + n))],
    ['a contract that the log names', (n) => call(address(0xc0000 + n))],
    ['the same contract, of an account in a topic', (n) => call(address(9), word(0xb0000 + n))],
    [
      'for something of constants and places',
      (n) => call(address(0xb0000 + n), word(5), word(0xc0000 + n), word(7)),
    ],
  ])('guesses what is asked: %s', (_, asks) => {
    expect(learned(asks).guess(logOf(1_000))).toEqual(asks(1_000))
  })

  test('guesses nothing before enough handlers agreed', () => {
    const asks = (n: number) => call(address(0xa0000 + n))
    expect(learned(asks, 63).guess(logOf(1_000))).toBeUndefined()
  })

  test.each<[string, (n: number) => StateQuery | undefined]>([
    ['nothing at times', (n) => (n === 60 ? undefined : call(address(0xa0000 + n)))],
    ['what the log does not say', (n) => call(address(0xa0000 + n), word(0xd0000 + n))],
    ['of another kind', (n) => ({ kind: 'balance', address: address(0xa0000 + n) })],
    ['bytes that are no words', (n) => call(address(0xa0000 + n), '00')],
    ['now this, now that', (n) => call(address((n % 2 === 0 ? 0xa0000 : 0xb0000) + n))],
    ['more and more', (n) => call(address(9), ...Array.from({ length: n }, () => word(1)))],
  ])('guesses nothing of a handler that asks %s', (_, asks) => {
    expect(learned(asks).guess(logOf(1_000))).toBeUndefined()
  })

  test('guesses nothing of a log that lacks the place', () => {
    const pattern = learned((n) => call(address(9), word(0xb0000 + n)))
    expect(pattern.guess({ ...logOf(1_000), topics: [`0x${word(1)}`] })).toBeUndefined()
    const ofData = learned((n) => call(address(9), word(0xc0000 + n)))
    expect(ofData.guess({ ...logOf(1_000), data: '0x' })).toBeUndefined()
  })

  test('learns anew when a handler comes to ask something else', () => {
    const pattern = learned((n) => call(address(9), word(0xb0000 + n)))
    const asks = (n: number) => call(address(9), word(0xc0000 + n))
    pattern.learn(logOf(1), asks(1))
    expect(pattern.guess(logOf(1_000))).toBeUndefined()
    for (let n = 2; n <= 64; n += 1) pattern.learn(logOf(n), asks(n))
    expect(pattern.guess(logOf(1_000))).toEqual(asks(1_000))
  })
})
