import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isConsensus, NO_VOTES, rejectGroup, vote, weightOf } from './consensus.js'

const NEWCOMER = 0n
const votes = (answers: string) =>
  [...answers].reduce((before, answer) => vote(before, answer, NEWCOMER), NO_VOTES)

describe('isConsensus()', () => {
  test.each([
    ['a', 1n, true],
    ['a', 2n, true],
    ['a', 3n, false],
    ['aa', 3n, true],
    ['baaa', 5n, false],
    ['baaaa', 5n, true],
  ])('after the answers %s of newcomers with trust %s is %s', (answers, trust, expected) => {
    expect(isConsensus(votes(answers), 'a', trust)).toBe(expected)
  })

  test('needs more once a group was rejected', () => {
    const reopened = rejectGroup(votes('a'), 'a')
    expect(reopened).toEqual({ total: 1n, groups: new Map([['a', 0n]]) })
    expect(isConsensus(reopened, 'a', 1n)).toBe(false)
    expect(isConsensus(vote(reopened, 'b', NEWCOMER), 'b', 1n)).toBe(true)
  })

  test('is never reached by two different answers, whoever gives them', () => {
    const answers = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.bigInt({ min: 0n, max: 90n })))
    fc.assert(
      fc.property(answers, fc.bigInt({ min: 2n, max: 50n }), (given, trust) => {
        const cast = given.reduce((before, [answer, score]) => vote(before, answer, score), NO_VOTES)
        const winners = ['a', 'b', 'c'].filter((answer) => isConsensus(cast, answer, trust))
        expect(winners.length).toBeLessThanOrEqual(1)
      }),
    )
  })
})

describe('weightOf()', () => {
  test('is 1 for newcomers and grows with the logarithm of the score', () => {
    expect([0n, 11n, 12n, 15n, 27n, 300n].map(weightOf)).toEqual([1n, 1n, 1n, 2n, 3n, 6n])
  })
})
