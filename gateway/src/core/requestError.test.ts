import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { REQUEST_ERRORS } from './requestError.js'

const documented = readFileSync(new URL('../../../docs/errors.md', import.meta.url), 'utf8')

test.each(Object.entries(REQUEST_ERRORS))('%s and its status %i are documented', (code, status) => {
  const row = documented.split('\n').find((line) => line.startsWith(`| \`${code}\``))
  expect(row?.split('|')[2]?.trim()).toBe(String(status))
})
