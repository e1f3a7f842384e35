import { expect, test } from 'vitest'
import { runPoco } from './poco.js'

test('the mapping tests pass in the embedded host', { timeout: 600_000 }, async () => {
  const { code, out, err } = await runPoco(['test'])
  expect(err).toBe('')
  expect(out).toMatch(/All \d+ tests passed!/)
  expect(code).toBe(0)
})
