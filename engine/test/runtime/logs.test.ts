import { describe, expect, test } from 'vitest'
import { openStoryteller } from './openStoryteller.js'
import { told } from './storyBuild.js'

type Entry = Readonly<{ id: string; text: string; timestamp: string }>

describe('_logs', () => {
  const openLogs = async () => {
    const teller = await openStoryteller()
    const entries = (query: string) => (teller.ask(query).data as { _logs: readonly Entry[] })._logs
    const texts = (args = '') => entries(`{ _logs${args} { text } }`).map(({ text }) => text)
    const message = (args: string) => teller.ask(`{ _logs${args} { text } }`).errors?.[0]?.message
    return { teller, entries, texts, message, [Symbol.asyncDispose]: teller[Symbol.asyncDispose] }
  }

  test('tells what handlers logged, newest first', async () => {
    await using logs = await openLogs()
    logs.teller.chain.mine(told('inform one; warn gauge high'))
    logs.teller.chain.mine(told('inform two'))
    await logs.teller.caughtUp()
    const before = Date.now()
    const entries = logs.entries(
      '{ _logs { id subgraphId timestamp level text arguments { key value } meta { module line column } } }',
    )
    const { deployment } = logs.teller.engine()
    expect(entries.map(({ timestamp: _, ...entry }) => entry)).toEqual(
      [
        ['3', 'INFO', 'two', '2'],
        ['2', 'WARNING', 'gauge is high', '1'],
        ['1', 'INFO', 'one', '1'],
      ].map(([id, level, text, block]) => ({
        id: `${deployment}-${id}`,
        subgraphId: deployment,
        level,
        text,
        arguments: [
          { key: 'block', value: block },
          { key: 'handler', value: expect.any(String) },
        ],
        meta: { module: expect.any(String), line: 0, column: 0 },
      })),
    )
    for (const { timestamp } of entries) expect(Math.abs(Date.parse(timestamp) - before)).toBeLessThan(60_000)
    expect(logs.texts('(orderDirection: asc)')).toEqual(['one', 'gauge is high', 'two'])
    expect(logs.texts('(first: 1, skip: 1)')).toEqual(['gauge is high'])
    expect(logs.texts('(level: INFO)')).toEqual(['two', 'one'])
    expect(logs.texts('(search: "GAUGE")')).toEqual(['gauge is high'])
    expect(logs.texts('(from: "2020-01-01T00:00:00Z", to: "2021-01-01T00:00:00+01:00")')).toEqual([])
    expect(logs.texts('(from: "2020-01-01T00:00:00Z")')).toHaveLength(3)
  })

  test('tells why a subgraph failed, without an indexing error', async () => {
    await using logs = await openLogs()
    logs.teller.chain.mine(told('inform before; critical gone'))
    expect(await logs.teller.caughtUp()).toMatchObject({ health: 'failed' })
    const answer = logs.teller.ask('{ _logs { level text } }')
    expect(answer).toEqual({
      data: {
        _logs: [
          { level: 'ERROR', text: expect.stringContaining('gone') },
          { level: 'CRITICAL', text: 'gone' },
          { level: 'INFO', text: 'before' },
        ],
      },
    })
  })

  test.each([
    ['(first: 1001)', 'first', 'first must not exceed 1000'],
    ['(first: -1)', 'first', 'first must be at least 0'],
    ['(skip: 10001)', 'skip', 'skip must not exceed 10000'],
    ['(from: "2020-01-01")', 'from', 'from must be a time in RFC 3339 format'],
    ['(to: "2020-01-01T00:00:00")', 'to', 'to must be a time in RFC 3339 format'],
    ['(search: "")', 'search', 'search must not be empty'],
    ['(search: "a{b")', 'search', 'search must not contain any of {}[]:"'],
  ])('refuses %s', async (args, name, reason) => {
    await using logs = await openLogs()
    logs.teller.chain.mine(told('inform one'))
    await logs.teller.caughtUp()
    expect(logs.message(args)).toBe(
      `Invalid value provided for argument \`${name}\`: String(${JSON.stringify(reason)})`,
    )
  })

  test('stands alone, and takes variables', async () => {
    await using logs = await openLogs()
    logs.teller.chain.mine(told('inform one'))
    await logs.teller.caughtUp()
    expect(logs.teller.ask('{ _logs { text } _meta { deployment } }').errors).toBeUndefined()
    expect(logs.teller.ask('query ($n: Int = 0) { _logs(first: $n) { text } }').data).toEqual({ _logs: [] })
  })
})
