import { describe, expect, test } from 'vitest'
import { CliError } from './cliError.js'
import { describeError, exitCodeOf } from './report.js'

describe('describeError()', () => {
  test('says what happened and what to do in one line', () => {
    expect(describeError(new CliError('Port 4000 is taken.', 'Choose another.'))).toBe(
      '✖ Port 4000 is taken. Choose another.',
    )
  })

  test('ends the sentence of others', () => {
    expect(describeError(Object.assign(new Error('bad port'), { remedy: 'Check it.' }))).toBe(
      '✖ bad port. Check it.',
    )
    expect(describeError('boom')).toBe('✖ boom')
  })
})

describe('exitCodeOf()', () => {
  test('asks for a restart only when the other side is away', () => {
    expect(exitCodeOf(Object.assign(new Error(), { name: 'UpstreamUnavailableError' }))).toBe(75)
    expect(exitCodeOf(Object.assign(new Error(), { facts: { kind: 'unreachable' } }))).toBe(75)
    expect(exitCodeOf(new Error())).toBe(1)
  })
})
