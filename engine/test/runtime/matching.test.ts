import { encodeAbiParameters, keccak256, toHex } from 'viem'
import { describe, expect, test } from 'vitest'
import type { Hex } from '../../src/core/hex.js'
import { openStoryteller } from './openStoryteller.js'
import { event, NARRATOR, OTHER, retold, type StorySource, told, topic } from './storyBuild.js'

const named = (name: string, source: StorySource = {}): StorySource => ({
  address: NARRATOR,
  context: { source: { type: 'String', data: name } },
  ...source,
})

describe('the order of handlers', () => {
  test('1. each log goes to its data sources in manifest order, before the next log', async () => {
    await using teller = await openStoryteller({ sources: { A: named('A'), B: named('B') } })
    teller.chain.mine(told('say 1', { index: 1 }), told('say 2', { index: 2 }))
    await teller.caughtUp()
    expect(teller.said()).toEqual(['A: 1', 'B: 1', 'A: 2', 'B: 2'])
  })

  test('2. logs run in their own order, not in that of the handlers', async () => {
    const events = [{ event: 'Told(string)' }, { event: 'Retold(string)' }]
    await using teller = await openStoryteller({ sources: { A: named('A', { events }) } })
    teller.chain.mine(retold('say F', { index: 3 }), told('say E', { index: 7 }))
    await teller.caughtUp()
    expect(teller.said()).toEqual(['A: F', 'A: E'])
  })
})

describe('a log is handled', () => {
  test('6. from the start block on', async () => {
    await using teller = await openStoryteller({ sources: { A: named('A', { startBlock: 100 }) } })
    teller.chain.mineTo(98)
    for (const number of [99, 100]) expect(teller.chain.mine(told(`say ${number}`))).toBe(number)
    await teller.caughtUp()
    expect(teller.said()).toEqual(['A: 100'])
  })

  test('9. whoever emitted it, when the data source has no address', async () => {
    const { address: _, ...wildcard } = named('any')
    await using teller = await openStoryteller({ sources: { Any: wildcard, One: named('one') } })
    teller.chain.mine(told('where'), told('where', { at: OTHER }))
    await teller.caughtUp()
    const said = teller.now('Said').map(({ text, emitter }) => [text, emitter])
    expect(said).toEqual([
      ['any: at 0x', NARRATOR],
      [`one: at ${NARRATOR}`, NARRATOR],
      ['any: at 0x', OTHER],
    ])
  })

  test('16. in whatever way the manifest spells the address', async () => {
    const mixed: Hex = '0xa16081f360e3847006db660bae1c6d1b2e17ec2a'
    const spellings = [mixed, '0xA16081F360e3847006dB660bae1c6d1b2e17eC2A', mixed.slice(2)]
    const sources = Object.fromEntries(
      spellings.map((address, index) => [`S${index}`, named(`S${index}`, { address })]),
    )
    await using teller = await openStoryteller({ sources })
    teller.chain.mine(told('say it', { at: mixed }))
    await teller.caughtUp()
    expect(teller.said()).toEqual(['S0: it', 'S1: it', 'S2: it'])
  })
})

describe('an event', () => {
  const TRANSFER = 'Transfer(address,address,uint256)'
  const amount = encodeAbiParameters([{ type: 'uint256' }], [42n])
  const handledBy = (signature: string) =>
    openStoryteller({
      sources: { A: { address: NARRATOR, events: [{ event: signature, handler: 'handleParams' }] } },
    })
  const asParams = `from 0 ${NARRATOR}, to 0 ${OTHER}, value 4 42`

  test('10. that does not decode as the one in the manifest is skipped', async () => {
    await using teller = await handledBy('Transfer(indexed address,indexed address,uint256)')
    teller.chain.mine(event(TRANSFER, [NARRATOR, OTHER, '0x07']), event(TRANSFER, [NARRATOR, OTHER], amount))
    expect(await teller.caughtUp()).toMatchObject({ health: 'healthy', problem: undefined })
    expect(teller.said()).toEqual([asParams])
  })

  test('11. without `indexed` in the manifest is decoded as the ABI indexes it', async () => {
    await using teller = await handledBy(TRANSFER)
    teller.chain.mine(event(TRANSFER, [NARRATOR, OTHER], amount))
    await teller.caughtUp()
    expect(teller.said()).toEqual([asParams])
  })

  test('12. gives the hash of an indexed string', async () => {
    await using teller = await handledBy('Titled(indexed string)')
    const hash = keccak256(toHex('The Tale'))
    teller.chain.mine(event('Titled(string)', [hash]))
    await teller.caughtUp()
    expect(teller.said()).toEqual([`title 1 ${hash}`])
  })
})

describe('topic filters', () => {
  const tagged = (a: Hex, b: Hex) =>
    event(
      'Tagged(uint256,uint256,string)',
      [topic(a), topic(b)],
      encodeAbiParameters([{ type: 'string' }], [`say ${a} ${b}`.replace(' 0x', ' ').replace(' 0x', ',')]),
    )
  const filtered = (filters: object) => {
    const events = [{ event: 'Tagged(indexed uint256,indexed uint256,string)', ...filters }]
    return openStoryteller({ sources: { A: { address: NARRATOR, events } } })
  }

  test('13. take any topic of a list, however short its hex is', async () => {
    await using teller = await filtered({ topic1: ['0xa', 'b'] })
    teller.chain.mine(tagged('0xa', '0x1'), tagged('0xb', '0x1'), tagged('0xc', '0x1'))
    await teller.caughtUp()
    expect(teller.said()).toEqual(['a,1', 'b,1'])
  })

  test('14. must all hold', async () => {
    await using teller = await filtered({ topic1: ['0xa'], topic2: ['0x1'] })
    teller.chain.mine(tagged('0xa', '0x2'), tagged('0xb', '0x1'), tagged('0xa', '0x1'))
    await teller.caughtUp()
    expect(teller.said()).toEqual(['a,1'])
  })
})

test('15. two handlers of one data source that decode the same log are an error', async () => {
  const events = [
    { event: 'Transfer(indexed address,indexed address,uint256)', handler: 'handleParams' },
    { event: 'Transfer(address,address,uint256)', handler: 'handleParams' },
  ]
  await using teller = await openStoryteller({ sources: { A: { address: NARRATOR, events } } })
  const data = encodeAbiParameters([{ type: 'uint256' }], [1n])
  teller.chain.mine(event('Transfer(address,address,uint256)', [NARRATOR, OTHER], data))
  const { health, problem } = await teller.caughtUp()
  expect(health).toBe('failed')
  expect(problem?.message).toMatch(
    /^Multiple handlers defined for event `Transfer\(.*\)`, only one is supported$/,
  )
})

test.each([true, false])(
  '79. the receipt is there for a handler that asks for it alone (%s)',
  async (receipt) => {
    const events = [{ event: 'Told(string)', receipt }]
    await using teller = await openStoryteller({ sources: { A: { address: NARRATOR, events } } })
    teller.chain.mine(told('receipt'))
    await teller.caughtUp()
    expect(teller.said()).toEqual([receipt ? '1' : 'null'])
  },
)
