import { describe, expect, test } from 'vitest'
import type { Hex } from '../../src/core/hex.js'
import { openStoryteller } from './openStoryteller.js'
import { OTHER, told } from './storyBuild.js'

const FURTHER: Hex = `0x${'c3'.repeat(20)}`

describe('a data source that a handler makes', () => {
  test('17. gets all logs of its block, after the handlers of older data sources', async () => {
    await using teller = await openStoryteller()
    teller.chain.mine(
      told('say P3', { at: OTHER, index: 3 }),
      told(`say F5; create Pool ${OTHER}`, { index: 5 }),
      told('say P7', { at: OTHER, index: 7 }),
      told('say F9', { index: 9 }),
    )
    await teller.caughtUp()
    expect(teller.said()).toEqual(['F5', 'F9', 'P3', 'P7'])
  })

  test('18. has those it makes run after it, generation by generation', async () => {
    await using teller = await openStoryteller()
    teller.chain.mine(
      told('say Q1', { at: FURTHER, index: 1 }),
      told(`say P3; create Pool ${FURTHER}`, { at: OTHER, index: 3 }),
      told(`say F5; create Pool ${OTHER}`, { index: 5 }),
      told('say P7', { at: OTHER, index: 7 }),
    )
    await teller.caughtUp()
    expect(teller.said()).toEqual(['F5', 'P3', 'P7', 'Q1'])
  })

  test('19. is made once when it is asked for twice', async () => {
    await using teller = await openStoryteller()
    teller.chain.mine(told(`create Pool ${OTHER}; create Pool ${OTHER}`))
    teller.chain.mine(told(`create Pool ${OTHER}`))
    teller.chain.mine(told('say once', { at: OTHER }))
    await teller.caughtUp()
    expect(teller.said()).toEqual(['once'])
    expect(teller.warnings).toEqual(Array(2).fill('Ignored a data source that exists already'))
  })

  test('20. is another one with another context', async () => {
    await using teller = await openStoryteller()
    teller.chain.mine(told(`create Pool ${OTHER} k=1; create Pool ${OTHER} k=2`))
    teller.chain.mine(told('context', { at: OTHER }))
    await teller.caughtUp()
    expect(teller.said()).toEqual(['k=1', 'k=2'])
  })

  test('21. is not made when the handler fails', async () => {
    await using teller = await openStoryteller({ features: ['nonFatalErrors'] })
    await teller.caughtUp()
    teller.chain.mine(told(`create Pool ${OTHER}; abort boom`), told(`create Pool ${FURTHER}`))
    teller.chain.mine(told('say unheard', { at: OTHER }), told('say heard', { at: FURTHER }))
    expect(await teller.caughtUp()).toMatchObject({ health: 'unhealthy' })
    expect(teller.said()).toEqual(['heard'])
  })

  test('22. needs a template of the manifest', async () => {
    await using teller = await openStoryteller({ templates: ['Pool', 'Vault'] })
    teller.chain.mine(told(`create Nope ${OTHER}`))
    expect((await teller.caughtUp()).health).toBe('failed')
    expect(teller.stored('$errors')).toMatchObject([
      {
        message: expect.stringContaining(
          'Failed to create data source from name `Nope`: No template with this name in parent data source `Narrator`. Available names: Pool, Vault.',
        ),
      },
    ])
  })

  test('24. is gone when its block is taken back', async () => {
    await using teller = await openStoryteller()
    teller.chain.mineTo(4)
    expect(teller.chain.mine(told(`create Pool ${OTHER}`))).toBe(5)
    await teller.caughtUp()
    expect(teller.stored('$dataSources')).toHaveLength(1)
    teller.chain.cut(1)
    teller.chain.mine(told('say unheard', { at: OTHER }))
    teller.chain.mine(told(`create Pool ${OTHER}`))
    teller.chain.mine(told('say heard', { at: OTHER }))
    await teller.caughtUp()
    expect(teller.said()).toEqual(['heard'])
  })

  test('25. reads its context in the kinds it was given, also after a restart', async () => {
    await using teller = await openStoryteller()
    const numbers = 'big=123456789012345678901n decimal=1.5d flag=true int=-3'
    const all = `${numbers} list=[a,b] long=9007199254740993l name=x raw=0x0102`
    teller.chain.mine(told(`create Pool ${OTHER} ${all}`))
    teller.chain.mine(told('context', { at: OTHER }))
    await teller.caughtUp()
    await teller.restart()
    teller.chain.mine(told('context', { at: OTHER }))
    await teller.caughtUp()
    expect(teller.said()).toEqual([all, all])
  })
})
