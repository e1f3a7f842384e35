import { describe, expect, test } from 'vitest'
import { HttpStatus } from '../../src/source/scriptedRpc.js'
import { openStoryteller } from './openStoryteller.js'
import { told } from './storyBuild.js'

const REVERTED = { code: 3, message: 'execution reverted' }
const SEVEN = `0x${'7'.padStart(64, '0')}`

describe('a handler that fails', () => {
  test('46. fails the subgraph at its block, of which nothing stays', async () => {
    await using teller = await openStoryteller()
    teller.chain.mine(told('say 1'))
    teller.chain.mine(told('say 2'))
    teller.chain.mine(told('say 3'), told('say 4; abort boom'), told('say 5'))
    const status = await teller.caughtUp()
    expect(status).toMatchObject({ health: 'failed', head: { number: 3 } })
    const [where, ...trace] = status.problem?.message.split('\t') ?? []
    expect(where).toMatch(
      /^transaction [0-9a-f]{64}: Handler handleStory failed: Mapping aborted at stories\.ts, line \d+, column \d+, with message: boom$/,
    )
    expect(trace).toEqual([
      'wasm backtrace:',
      expect.stringMatching(/^ {4}0: 0x[0-9a-f]+ - <unknown>!stories\/obey$/),
      expect.stringMatching(/^ {4}1: 0x[0-9a-f]+ - <unknown>!stories\/handleStory$/),
    ])
    expect(status.problem?.facts).toMatchObject({ block: 3, handler: 'handleStory', logIndex: 1 })
    expect(teller.said()).toEqual(['1', '2'])
    expect(teller.ask('{ _meta { block { number } hasIndexingErrors } }')).toEqual({
      data: { _meta: { block: { number: 3 }, hasIndexingErrors: true } },
    })
  })

  test('47. is skipped once the subgraph has synced, when the manifest allows it', async () => {
    await using teller = await openStoryteller({ features: ['nonFatalErrors'] })
    teller.chain.mine(told('say 1'))
    await teller.caughtUp()
    teller.chain.mine(told('say 2'), told('say 3; abort boom'))
    teller.chain.mine(told('say 4'))
    expect(await teller.caughtUp()).toMatchObject({ health: 'unhealthy', head: { number: 3 } })
    expect(teller.said()).toEqual(['1', '2', '4'])
    expect(teller.ask('{ _meta { hasIndexingErrors } }')).toEqual({
      data: { _meta: { hasIndexingErrors: true } },
    })
    expect(teller.ask('{ _meta(block: { number: 1 }) { hasIndexingErrors } }')).toEqual({
      data: { _meta: { hasIndexingErrors: false } },
    })
  })

  test('47. is skipped also while the subgraph catches up after a restart', async () => {
    await using teller = await openStoryteller({ features: ['nonFatalErrors'] })
    teller.chain.mine(told('say 1'))
    await teller.caughtUp()
    await teller.restart(() => {
      teller.chain.mine(told('say 2; abort boom'))
      teller.chain.mine(told('say 3'))
    })
    expect(await teller.caughtUp()).toMatchObject({ health: 'unhealthy', head: { number: 3 } })
    expect(teller.said()).toEqual(['1', '3'])
  })

  test('fails the subgraph before its first sync, even if the manifest would skip it', async () => {
    await using teller = await openStoryteller({ features: ['nonFatalErrors'] })
    teller.chain.mine(told('abort boom'))
    teller.chain.mine(told('say 2'))
    expect(await teller.caughtUp()).toMatchObject({ health: 'failed', head: { number: 1 } })
  })

  test('48. may do so by a critical message', async () => {
    await using teller = await openStoryteller()
    teller.chain.mine(told('critical x'))
    expect((await teller.caughtUp()).health).toBe('failed')
    expect(teller.stored('$errors')).toMatchObject([
      { message: expect.stringContaining('Critical error logged in mapping with log message: x') },
    ])
  })
})

describe('a contract call', () => {
  test('49. waits for an RPC that fails, which is no error of the subgraph', async () => {
    await using teller = await openStoryteller()
    let failures = 0
    teller.chain.state = () => {
      if (failures === 10) return SEVEN
      failures += 1
      throw new HttpStatus(500)
    }
    teller.chain.mine(told('try Narrator'))
    expect(await teller.caughtUp()).toMatchObject({ health: 'healthy' })
    expect(await teller.until(({ problem }) => problem === undefined)).toMatchObject({ health: 'healthy' })
    expect([failures, teller.said()]).toEqual([10, ['7']])
    expect(teller.stored('$errors')).toEqual([])
  })

  test.each([
    ['50. that reverts', REVERTED],
    ['51. that returns nothing', '0x'],
  ])('%s is seen by `try_`, and aborts the handler without it', async (_, answer) => {
    await using teller = await openStoryteller()
    teller.chain.state = () => answer
    teller.chain.mine(told('try Narrator'))
    await teller.caughtUp()
    expect(teller.said()).toEqual(['reverted'])
    teller.chain.mine(told('call Narrator'))
    const { health, problem } = await teller.caughtUp()
    expect(health).toBe('failed')
    expect(problem?.message).toContain('Call reverted, probably because an `assert` or `require`')
  })

  test('52. needs an ABI of the data source', async () => {
    await using teller = await openStoryteller()
    teller.chain.mine(told('try Nobody'))
    expect((await teller.caughtUp()).health).toBe('failed')
    expect(teller.stored('$errors')).toMatchObject([
      {
        message: expect.stringContaining(
          'Could not find ABI for contract "Nobody", try adding it to the \'abis\' section of the subgraph manifest',
        ),
      },
    ])
  })

  test('53. that may succeed later is tried again, and leaves no trace when it does', async () => {
    await using teller = await openStoryteller()
    teller.chain.mineTo(9)
    teller.chain.state = () => ({ code: -32_603, message: 'the disk is full' })
    expect(teller.chain.mine(told('say 1; try Narrator'))).toBe(10)
    const held = await teller.until(({ problem }) => problem !== undefined)
    expect(held.problem?.message).toContain('the disk is full')
    expect(held.head?.number).toBe(9)
    teller.chain.state = () => SEVEN
    await teller.caughtUp()
    expect(await teller.until(({ problem }) => problem === undefined)).toMatchObject({ health: 'healthy' })
    expect(teller.said()).toEqual(['1', '7'])
    expect(teller.stored('$errors')).toEqual([])
  })
})
