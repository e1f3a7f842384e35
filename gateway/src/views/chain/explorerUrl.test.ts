import { describe, expect, test } from 'vitest'
import { explorerUrl } from './explorerUrl.js'

const address = `0x${'aB'.repeat(20)}`
const hash = `0x${'12'.repeat(32)}`

describe('explorerUrl()', () => {
  test.each(['ACCOUNT', 'APP', 'DATASET', 'WORKERPOOL'])('links the address of a %s', (kind) => {
    expect(explorerUrl('https://scan.example/', kind, address)).toBe(
      `https://scan.example/address/${address}`,
    )
  })

  test('links a transaction', () => {
    expect(explorerUrl('https://scan.example', 'TRANSACTION', hash)).toBe(`https://scan.example/tx/${hash}`)
  })

  test.each([
    ['https://scan.example', 'DEAL', hash],
    ['https://scan.example', 'ORDER', hash],
    ['https://scan.example', 'TRANSACTION', address],
    ['https://scan.example', 'ACCOUNT', '../x'],
    [undefined, 'ACCOUNT', address],
  ])('has no link at %s for %s %s', (base, kind, id) => expect(explorerUrl(base, kind, id)).toBeNull())
})
