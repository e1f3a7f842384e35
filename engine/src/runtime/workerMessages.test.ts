import { expect, test } from 'vitest'
import { EngineError } from '../core/errors.js'
import { fromErrorMessage, postedLog, toErrorMessage, type WorkerMessage } from './workerMessages.js'

test('an error keeps its words, facts and remedy across threads', () => {
  const error = new EngineError('It failed.', {
    facts: { at: 5, how: () => 1, list: [1n, 'a'] },
    remedy: 'Try again.',
  })
  const back = fromErrorMessage(structuredClone(toErrorMessage(error)))
  expect(back).toMatchObject({ message: 'It failed.', remedy: 'Try again.', stack: error.stack })
  expect(back.facts).toEqual({ at: 5, how: '() => 1', list: [1n, 'a'] })
})

test('a log line carries the fields of its parents', () => {
  const posted: WorkerMessage[] = []
  const log = postedLog((message) => posted.push(structuredClone(message))).child({ stage: 'source' })
  log.warn({ error: new Error('inner') }, 'Asked again')
  expect(posted).toEqual([
    {
      kind: 'log',
      level: 'warn',
      fields: { stage: 'source', error: 'Error: inner' },
      message: 'Asked again',
    },
  ])
})

test('only lines that are written cross threads', () => {
  const levelsPosted = (level: string) => {
    const posted: string[] = []
    const log = postedLog((message) => posted.push(message.kind === 'log' ? message.level : ''), {
      level,
    }).child({})
    for (const name of ['trace', 'debug', 'info', 'warn', 'error'] as const) log[name]({}, 'Line')
    return posted
  }
  expect(levelsPosted('trace')).toEqual(['trace', 'debug', 'info', 'warn', 'error'])
  expect(levelsPosted('info')).toEqual(['info', 'warn', 'error'])
  expect(levelsPosted('silent')).toEqual([])
})
