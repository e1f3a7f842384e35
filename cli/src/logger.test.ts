import { mkdtempSync, openSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createLogger } from './logger.js'

const written = (write: (log: ReturnType<typeof createLogger>) => void): string => {
  const path = join(mkdtempSync(join(tmpdir(), 'poco-log-')), 'log')
  write(createLogger('info', { fd: openSync(path, 'w') }))
  return readFileSync(path, 'utf8')
}

test('no line tells a secret, whatever field or error it stands in', () => {
  const cause = new Error('HTTP request failed. URL: https://rpc.example/SECRET')
  const text = written((log) => {
    log.info(
      { apiKey: 'SECRET', request: { headers: { authorization: 'SECRET', 'x-api-key': 'SECRET' } } },
      'a',
    )
    log.error({ err: new Error('https://me:SECRET@rpc.example failed', { cause }), cookie: 'SECRET' }, 'b')
    log.child({ rpc: 'wss://rpc.example/SECRET' }).warn('c')
  })
  const lines = text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(lines).toMatchObject([
    { msg: 'a', apiKey: '[Redacted]', request: { headers: { authorization: '[Redacted]' } } },
    { msg: 'b', err: { message: expect.stringContaining('https://rpc.example failed') } },
    { msg: 'c', rpc: 'wss://rpc.example/…' },
  ])
  expect(text).not.toContain('SECRET')
})
