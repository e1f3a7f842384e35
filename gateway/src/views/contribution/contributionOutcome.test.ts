import { describe, expect, test } from 'vitest'
import { contributionOutcomeOf } from './contributionOutcome.js'

describe('contributionOutcomeOf()', () => {
  test.each([
    ['CONTRIBUTED', 'ACTIVE', 'PENDING'],
    ['CONTRIBUTED', 'REVEALING', 'PENDING'],
    ['CONTRIBUTED', 'COMPLETED', 'SLASHED'],
    ['CONTRIBUTED', 'FAILLED', 'REFUNDED'],
    ['PROVED', 'REVEALING', 'PROVED'],
    ['PROVED', 'COMPLETED', 'PROVED'],
    ['PROVED', 'FAILLED', 'PROVED'],
    ['REJECTED', 'ACTIVE', 'VOIDED'],
    ['REJECTED', 'REVEALING', 'VOIDED'],
    ['REJECTED', 'COMPLETED', 'SLASHED'],
    ['REJECTED', 'FAILLED', 'REFUNDED'],
  ])('%s, in a task that is %s: %s', (status, taskStatus, outcome) => {
    expect(contributionOutcomeOf(status, taskStatus)).toBe(outcome)
  })
})
