import { describe, expect, test } from 'vitest'
import { openStoryteller } from './openStoryteller.js'
import { NARRATOR, told } from './storyBuild.js'

/** Runs stories, one block each, one handler per story; gives what is there afterwards. */
const tell = async (...blocks: readonly (readonly string[])[]) => {
  const teller = await openStoryteller()
  for (const stories of blocks) teller.chain.mine(...stories.map((story) => told(story)))
  const { health } = await teller.caughtUp()
  const message = String(teller.stored('$errors')[0]?.message)
  return { ...teller, health, message }
}

const STORED = ['set Thing a id=a x=1 y=2']

describe('store.set', () => {
  test('26. merges into what is stored', async () => {
    await using after = await tell(STORED, ['set Thing a id=a x=3'])
    expect(after.now('Thing')).toEqual([{ id: 'a', x: 3, y: 2 }])
  })

  test('27. replaces what the same handler removed', async () => {
    await using after = await tell(STORED, ['remove Thing a; set Thing a id=a x=3'])
    expect(after.now('Thing')).toEqual([{ id: 'a', x: 3, y: null }])
  })

  test('28. removes a field that is set to null', async () => {
    await using after = await tell(STORED, ['set Thing a y=null; get Thing a', 'get Thing a'])
    expect(after.said()).toEqual(['id=a x=1', 'id=a x=1'])
    expect(after.now('Thing')).toEqual([{ id: 'a', x: 1, y: null }])
  })

  test('29. is seen by the next handler of the block', async () => {
    await using after = await tell(['set Thing a id=a x=1', 'get Thing a'])
    expect(after.said()).toEqual(['id=a x=1'])
  })

  test('40. adds the id to data without one', async () => {
    await using after = await tell(['set Thing a x=1', 'get Thing a'])
    expect(after.said()).toEqual(['id=a x=1'])
  })

  test('35. takes a part of an entity that is complete', async () => {
    await using after = await tell(['set Strict a f=1 g=2'], ['set Strict a g=3'])
    expect(after.now('Strict')).toEqual([{ id: 'a', f: 1, g: 3 }])
  })

  test.each([
    [
      '34. a new entity without a non-null field',
      'set Strict a g=1',
      'Entity Strict[a]: missing value for non-nullable field `f`',
    ],
    [
      '36. a value of another type',
      'set Strict a f=1n',
      'Entity Strict[a]: the value `1` for field `f` must have type Int! but has type BigInt',
    ],
    [
      '37. a derived field',
      'set Parent a children=[x]',
      'Entity Parent[a]: field `children` is derived and cannot be set',
    ],
    [
      '39. an id that is not the one in the data',
      'set Thing a id=b',
      "Value of Thing attribute 'id' conflicts with ID passed to `store.set()`: b != a",
    ],
  ])('%s fails the subgraph', async (_, story, message) => {
    await using after = await tell([story])
    expect(after.health).toBe('failed')
    expect(after.message).toContain(message)
  })

  test.each([
    ['0.0.7', 'healthy', 'undefined'],
    ['0.0.8', 'failed', 'Attempted to set undefined fields [aa, zz] for the entity type `Thing`.'],
  ])('38. a field that the schema lacks, apiVersion %s: %s', async (apiVersion, health, message) => {
    await using teller = await openStoryteller({ sources: { A: { address: NARRATOR, apiVersion } } })
    teller.chain.mine(told('set Thing a zz=1 x=1 aa=2'))
    expect((await teller.caughtUp()).health).toBe(health)
    expect(String(teller.stored('$errors')[0]?.message)).toContain(message)
    expect(teller.now('Thing')).toEqual(health === 'failed' ? [] : [{ id: 'a', x: 1, y: null }])
  })

  test('41. generates ids from one counter for all types', async () => {
    await using teller = await openStoryteller()
    teller.chain.mineTo(11)
    teller.chain.mine(told('set ByNumber auto; set ByBytes auto'), told('set ByNumber auto'))
    await teller.caughtUp()
    expect(teller.now('ByNumber')).toEqual([{ id: 0x0000000c00000000 }, { id: 0x0000000c00000002 }])
    expect(teller.now('ByBytes')).toEqual([{ id: '0x0000000c00000001' }])
  })
})

describe('store.get_in_block', () => {
  test('30. does not see what an earlier block stored', async () => {
    await using after = await tell(STORED, ['getInBlock Thing a'])
    expect(after.said()).toEqual(['null'])
  })

  test('31. sees of an older entity what this block wrote', async () => {
    await using after = await tell(STORED, ['set Thing a id=a x=3', 'getInBlock Thing a'])
    expect(after.said()).toEqual(['id=a x=3'])
  })
})

describe('at the end of a block', () => {
  test('32. an entity that was loaded and saved unchanged has no new version', async () => {
    await using after = await tell(STORED, ['resave Thing a'], ['set Thing a x=9'])
    expect(after.stored('Thing').map(({ x, $from }) => [x, $from])).toEqual([
      [1, 1],
      [9, 3],
    ])
  })

  test('33. an entity that was created and removed leaves no trace', async () => {
    await using after = await tell(['set Thing a x=1', 'set Thing b x=1', 'remove Thing a'])
    expect(after.stored('Thing').map(({ id }) => id)).toEqual(['b'])
  })

  test('43. one id may not belong to two types with a common interface', async () => {
    await using after = await tell(['set Person x'], ['set Place x'])
    expect(after.health).toBe('failed')
    expect(after.message).toContain(
      'tried to set entity of type `Place` with ID "x" but an entity of type `Person`, which has an interface in common with `Place`, exists with the same ID',
    )
    expect(after.now('Place')).toEqual([])
  })
})

describe('an immutable entity', () => {
  test('42. keeps the last write of its block', async () => {
    await using after = await tell(['set Fact a x=1', 'set Fact a x=2'])
    expect(after.now('Fact')).toEqual([{ id: 'a', x: 2 }])
  })

  test.each(['set Fact a x=2', 'get Fact a; set Fact a x=2'])(
    '42. cannot be written in a later block (%s)',
    async (story) => {
      await using after = await tell(['set Fact a x=1'], [story])
      expect(after.health).toBe('failed')
      expect(after.message).toContain('entity Fact[a] is immutable')
      expect(after.now('Fact')).toEqual([{ id: 'a', x: 1 }])
    },
  )

  test('42. stays as it is when duplicates are skipped', async () => {
    await using after = await tell(['set First a x=1'], ['set First a x=2'])
    expect(after.health).toBe('healthy')
    expect(after.now('First')).toEqual([{ id: 'a', x: 1 }])
  })
})

test('44. store.loadRelated finds stored and new children in the order of ids, without those that moved away', async () => {
  await using after = await tell(
    ['set Parent p', 'set Child c3 parent=p', 'set Child c1 parent=p', 'set Child other parent=q'],
    ['set Child c2 parent=p', 'set Child c3 parent=q; related Parent p children'],
  )
  expect(after.said()).toEqual(['c1 c2'])
})

test('45. what a failed handler wrote is not seen, and what the others of its block wrote is', async () => {
  await using teller = await openStoryteller({ features: ['nonFatalErrors'] })
  await teller.caughtUp()
  teller.chain.mine(
    told('set Thing before x=1'),
    told('set Thing one x=1; set Thing before x=2; abort boom'),
    told('set Thing after x=1; get Thing one'),
  )
  await teller.caughtUp()
  expect(teller.now('Thing').map(({ id, x }) => [id, x])).toEqual([
    ['after', 1],
    ['before', 1],
  ])
  expect(teller.said()).toEqual(['null'])
})
