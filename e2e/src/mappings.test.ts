import { expect, test } from 'vitest'
import { runPoco } from './poco.js'

test('the mapping tests pass in the embedded host', { timeout: 600_000 }, async () => {
  const { code, out, err } = await runPoco(['test'])
  expect(err).toBe('')
  expect(out).toMatch(/All \d+ tests passed!/)
  expect(code).toBe(0)
})

test('their coverage names the handlers that suites call', { timeout: 120_000 }, async () => {
  const { code, out } = await runPoco(['test', '--coverage', 'handlers/workerpool.test.ts'])
  expect(out).toContain("Handlers for source 'Workerpool':")
  expect(out).toContain("Handler 'handlePolicyUpdate' is tested.")
  expect(out).toContain("Handler 'handleOrdersMatched' is not tested.")
  expect(out).not.toContain('√')
  expect(code).toBe(0)
})

test('coverage, which runs nothing, cannot be watched', async () => {
  const { code, err } = await runPoco(['test', '--watch', '--coverage'])
  expect(err).toBe('✖ --watch runs tests and --coverage does not. Give one of the two.\n')
  expect(code).toBe(1)
})

test('a suite that does not exist is named', async () => {
  const { code, out, err } = await runPoco(['test', 'handlers/hubb/'])
  expect(out).toContain('🆘 No test file whose name starts with handlers/hubb/ in ')
  expect(err).toBe('✖ The mapping tests failed. Names and logs are above.\n')
  expect(code).toBe(1)
})
