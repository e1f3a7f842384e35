import { describe, expect, test } from 'vitest'
import { isTaskClaimable, taskStateOf } from './taskState.js'

const DEADLINE = 1_700_000_000n

describe('the state of a task and whether it can be claimed', () => {
  test.each([
    ['UNSET', -1, 'UNSET', false],
    ['UNSET', 0, 'TIMEOUT', false],
    ['UNSET', 1, 'TIMEOUT', false],
    ['ACTIVE', -1, 'ACTIVE', false],
    ['ACTIVE', 0, 'TIMEOUT', true],
    ['ACTIVE', 1, 'TIMEOUT', true],
    ['REVEALING', -1, 'REVEALING', false],
    ['REVEALING', 0, 'TIMEOUT', true],
    ['REVEALING', 1, 'TIMEOUT', true],
    ['COMPLETED', -1, 'COMPLETED', false],
    ['COMPLETED', 0, 'COMPLETED', false],
    ['COMPLETED', 1, 'COMPLETED', false],
    ['FAILLED', -1, 'FAILED', false],
    ['FAILLED', 0, 'FAILED', false],
    ['FAILLED', 1, 'FAILED', false],
  ])('%s on chain, %i s after the deadline: %s, claimable: %s', (status, late, state, claimable) => {
    const task = { status, finalDeadline: DEADLINE }
    const now = DEADLINE + BigInt(late)
    expect([taskStateOf(task, now), isTaskClaimable(task, now)]).toEqual([state, claimable])
  })
})
