import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Entity } from './entity.js'
import { createEntityCache, type EntityCache, type StoredEntities } from './entityCache.js'
import { compareIds, idFromValue } from './entityId.js'
import { parseInputSchema } from './parseInputSchema.js'

const schema = parseInputSchema(`
  interface Named { id: ID! }
  type T @entity { id: ID! x: Int y: Int }
  type Strict @entity { id: ID! f: Int! g: Int! h: Int }
  type A implements Named @entity { id: ID! }
  type B implements Named @entity { id: ID! }
  type Fact @entity(immutable: true) { id: ID! x: Int }
  type First @entity(immutable: true, skipDuplicates: true) { id: ID! x: Int }
  type Parent @entity { id: ID! children: [Child!]! @derivedFrom(field: "parent") things: [Thing!]! @derivedFrom(field: "parent") }
  interface Thing { id: ID! parent: Parent }
  type Child implements Thing @entity { id: ID! parent: Parent friends: [Friend!] }
  type Friend @entity { id: ID! of: [Child!]! @derivedFrom(field: "friends") }
  type Auto8 @entity { id: Int8! }
  type AutoB @entity { id: Bytes! }
  type Point @entity(timeseries: true) { id: Int8! timestamp: Timestamp! x: Int }
`)

/** The table of contents a store keeps, without its disk. */
const memoryStore = () => {
  const rows = new Map<string, Entity>()
  const store: StoredEntities = {
    load: (type, id) => rows.get(`${type.name} ${id}`) ?? null,
    loadLinked: (type, link, id) =>
      [...rows].flatMap(([key, row]) => {
        const value = row[link.name] ?? null
        const ids = value === null ? [] : [value].flat().map((element) => idFromValue(element as string))
        return key.startsWith(`${type.name} `) && ids.includes(id) ? [row] : []
      }),
    findHolder: (types, id) => types.find((type) => rows.has(`${type.name} ${id}`)),
  }
  return { rows, store }
}

let cache: EntityCache
let rows: Map<string, Entity>
let number = 0

/** Runs handlers in one block and stores what it changed; returns the changes in short. */
const runBlock = (...handlers: ((view: EntityCache['view']) => void)[]) => {
  number += 1
  cache.beginBlock({ number, timestamp: 3720 })
  for (const handler of handlers) {
    handler(cache.view)
    cache.keepHandler()
  }
  const changes = cache.changes()
  for (const change of changes) {
    const key = `${change.type.name} ${change.id}`
    if (change.kind === 'remove') rows.delete(key)
    else rows.set(key, change.entity)
  }
  cache.keepBlock(changes)
  return changes.map(({ kind, type, id }) => `${kind} ${type.name} ${id}`)
}

beforeEach(() => {
  const memory = memoryStore()
  rows = memory.rows
  number = 0
  cache = createEntityCache(schema, memory.store)
  rows.set('T a', { id: 'a', x: 1, y: 2 })
})

describe('set()', () => {
  test('merges into the stored entity', () => {
    expect(runBlock((view) => view.set('T', 'a', { id: 'a', x: 3 }))).toEqual(['update T a'])
    expect(rows.get('T a')).toEqual({ id: 'a', x: 3, y: 2 })
  })

  test('replaces the entity after a removal in one handler', () => {
    runBlock((view) => {
      view.remove('T', 'a')
      view.set('T', 'a', { id: 'a', x: 3 })
    })
    expect(rows.get('T a')).toEqual({ id: 'a', x: 3 })
  })

  test('replaces the entity when an earlier handler of the block removed it', () => {
    runBlock(
      (view) => view.remove('T', 'a'),
      (view) => {
        expect(view.get('T', 'a')).toBeNull()
        view.set('T', 'a', { id: 'a', y: 9 })
        expect(view.get('T', 'a')).toEqual({ id: 'a', y: 9 })
      },
    )
    expect(rows.get('T a')).toEqual({ id: 'a', y: 9 })
  })

  test('removes a field that is set to null', () => {
    runBlock((view) => {
      view.set('T', 'a', { id: 'a', y: null })
      expect(view.get('T', 'a')).toEqual({ id: 'a', x: 1 })
    })
    expect(rows.get('T a')).toEqual({ id: 'a', x: 1 })
  })

  test('is seen by later handlers of the block and by later blocks', () => {
    runBlock(
      (view) => view.set('T', 'b', { id: 'b', x: 7 }),
      (view) => expect(view.get('T', 'b')).toEqual({ id: 'b', x: 7 }),
    )
    runBlock((view) => expect(view.get('T', 'b')).toEqual({ id: 'b', x: 7 }))
  })

  test('adds the id to data without one', () => {
    expect(runBlock((view) => view.set('T', 'c', { x: 1 }))).toEqual(['insert T c'])
    expect(rows.get('T c')).toEqual({ id: 'c', x: 1 })
  })

  test('refuses a new entity without a non-null field', () => {
    cache.beginBlock({ number: 1, timestamp: 0 })
    expect(() => cache.view.set('Strict', 's', { id: 's', f: 1 })).toThrow(
      'Entity Strict[s]: missing value for non-nullable field `g`',
    )
  })

  test('accepts a partial write to a complete entity', () => {
    rows.set('Strict s', { id: 's', f: 1, g: 2 })
    runBlock((view) => view.set('Strict', 's', { id: 's', g: 3 }))
    expect(rows.get('Strict s')).toEqual({ id: 's', f: 1, g: 3 })
  })

  test('reports at the end of the block a new entity whose non-null field was set to null', () => {
    expect(() => runBlock((view) => view.set('Strict', 's', { id: 's', f: 1, g: null }))).toThrow(
      'can not insert entity Strict[s] since value for non-nullable attribute g is missing.',
    )
  })

  test('generates ids from one counter for all types', () => {
    cache.beginBlock({ number: 12, timestamp: 0 })
    cache.view.set('Auto8', 'auto', {})
    cache.view.set('AutoB', 'auto', {})
    cache.keepHandler()
    cache.view.set('Auto8', 'auto', {})
    cache.keepHandler()
    expect(cache.changes().map(({ id }) => id)).toEqual([
      String(0x0000000c00000000n),
      '0x0000000c00000001',
      String(0x0000000c00000002n),
    ])
  })

  test('hands out the ids of a discarded handler again', () => {
    cache.beginBlock({ number: 12, timestamp: 0 })
    cache.view.set('Auto8', 'auto', {})
    cache.discardHandler()
    cache.view.set('Auto8', 'auto', {})
    cache.keepHandler()
    expect(cache.changes().map(({ id }) => id)).toEqual([String(0x0000000c00000000n)])
  })

  test('overwrites the timestamp of a data point with the time of the block', () => {
    cache.beginBlock({ number: 1, timestamp: 3720 })
    cache.view.set('Point', '5', { id: 5n, timestamp: 1n, x: 4 })
    cache.keepHandler()
    expect(cache.changes()[0]).toMatchObject({
      entity: { id: 0x100000000n, timestamp: 3_720_000_000n, x: 4 },
    })
  })

  test('refuses an interface and an unknown type', () => {
    expect(() => cache.view.set('Named', 'a', {})).toThrow('The type must be an @entity type')
    expect(() => cache.view.set('Nope', 'a', {})).toThrow('Entity type `Nope` is not defined')
  })
})

describe('getInBlock()', () => {
  test('does not see what was stored before', () => {
    runBlock((view) => expect(view.getInBlock('T', 'a')).toBeNull())
  })

  test('sees only the fields written in this block', () => {
    runBlock(
      (view) => view.set('T', 'a', { id: 'a', x: 5 }),
      (view) => expect(view.getInBlock('T', 'a')).toEqual({ id: 'a', x: 5 }),
    )
    runBlock((view) => expect(view.getInBlock('T', 'a')).toBeNull())
  })
})

describe('changes()', () => {
  test('has nothing for an entity loaded and saved unchanged', () => {
    expect(runBlock((view) => view.set('T', 'a', view.get('T', 'a') ?? {}))).toEqual([])
    expect(runBlock((view) => view.set('T', 'a', { id: 'a', x: 1 }))).toEqual([])
  })

  test('has nothing for an entity created and removed in one block', () => {
    expect(
      runBlock(
        (view) => view.set('T', 'n', { id: 'n' }),
        (view) => view.remove('T', 'n'),
      ),
    ).toEqual([])
  })

  test('comes in order of the first write', () => {
    expect(
      runBlock(
        (view) => view.set('T', 'z', { id: 'z', x: 1 }),
        (view) => view.set('A', 'q', { id: 'q' }),
        (view) => view.set('T', 'b', { id: 'b', x: 1 }),
        (view) => view.set('T', 'z', { id: 'z', x: 2 }),
      ),
    ).toEqual(['insert T z', 'insert A q', 'insert T b'])
  })

  test('leaves out what a failed handler wrote', () => {
    cache.beginBlock({ number: 1, timestamp: 0 })
    cache.view.set('T', 'kept', { id: 'kept' })
    cache.keepHandler()
    cache.view.set('T', 'one', { id: 'one' })
    cache.view.set('T', 'kept', { id: 'kept', x: 1 })
    cache.discardHandler()
    expect(cache.changes()).toMatchObject([{ id: 'kept', entity: { id: 'kept' } }])
    expect(cache.view.get('T', 'one')).toBeNull()
  })

  test('refuses one id for two types with a common interface', () => {
    runBlock((view) => view.set('A', 'x', { id: 'x' }))
    expect(() => runBlock((view) => view.set('B', 'x', { id: 'x' }))).toThrow(
      'tried to set entity of type `B` with ID "x" but an entity of type `A`, which has an interface in common with `B`, exists with the same ID',
    )
  })

  test('lets an id move to a sibling type when the first is removed in the same block', () => {
    runBlock((view) => view.set('A', 'x', { id: 'x' }))
    expect(
      runBlock((view) => {
        view.remove('A', 'x')
        view.set('B', 'x', { id: 'x' })
      }),
    ).toEqual(['remove A x', 'insert B x'])
  })
})

describe('an immutable type', () => {
  test('takes the last write of its block', () => {
    expect(
      runBlock(
        (view) => view.set('Fact', 'a', { id: 'a', x: 1 }),
        (view) => view.set('Fact', 'a', { id: 'a', x: 2 }),
      ),
    ).toEqual(['insert Fact a'])
    expect(rows.get('Fact a')).toEqual({ id: 'a', x: 2 })
  })

  test('refuses another write in a later block, once it was read', () => {
    runBlock((view) => view.set('Fact', 'a', { id: 'a', x: 1 }))
    expect(() =>
      runBlock((view) => {
        expect(view.get('Fact', 'a')).toEqual({ id: 'a', x: 1 })
        view.set('Fact', 'a', { id: 'a', x: 2 })
      }),
    ).toThrow('entity Fact[a] is immutable; inserting it at block 2 is not possible')
  })

  test('refuses to be removed in a later block', () => {
    runBlock((view) => view.set('Fact', 'a', { id: 'a', x: 1 }))
    expect(() => runBlock((view) => view.remove('Fact', 'a'))).toThrow('is immutable; it cannot be removed')
  })

  test('keeps the first version when it skips duplicates', () => {
    runBlock((view) => view.set('First', 'a', { id: 'a', x: 1 }))
    runBlock((view) => {
      view.get('First', 'a')
      view.set('First', 'a', { id: 'a', x: 2 })
    })
    runBlock((view) => view.remove('First', 'a'))
    expect(rows.get('First a')).toEqual({ id: 'a', x: 1 })
  })
})

describe('loadRelated()', () => {
  test('finds stored and new children, without those that moved away', () => {
    rows.set('Child c1', { id: 'c1', parent: 'p' })
    rows.set('Child c3', { id: 'c3', parent: 'p' })
    runBlock(
      (view) => view.set('Child', 'c2', { id: 'c2', parent: 'p' }),
      (view) => {
        view.set('Child', 'c3', { id: 'c3', parent: 'q' })
        expect(view.loadRelated('Parent', 'p', 'children').map(({ id }) => id)).toEqual(['c1', 'c2'])
        expect(view.loadRelated('Parent', 'p', 'things').map(({ id }) => id)).toEqual(['c1', 'c2'])
      },
    )
  })

  test('finds children through a list of references', () => {
    rows.set('Child c1', { id: 'c1', friends: ['f', 'g'] })
    runBlock((view) => {
      view.set('Child', 'c0', { id: 'c0', friends: ['f'] })
      expect(view.loadRelated('Friend', 'f', 'of').map(({ id }) => id)).toEqual(['c0', 'c1'])
    })
  })

  test('refuses a field that is not derived', () => {
    expect(() => cache.view.loadRelated('T', 'a', 'x')).toThrow('Entity T[a]: field is not derived `x`')
  })
})

test('ids of kind Int8 are ordered by value', () => {
  expect(compareIds('Int8', '9', '10')).toBe(-1)
  expect(compareIds('String', '9', '10')).toBe(1)
})

test('what an entity was made of changes nothing but the work', () => {
  const id = fc.constantFrom('a', 'b')
  const op = fc.oneof(
    fc.record({ kind: fc.constant('read' as const), id }),
    fc.record({ kind: fc.constant('save' as const), field: fc.constantFrom('x', 'y'), value: fc.nat(3) }),
    fc.record({ kind: fc.constant('patch' as const), id, value: fc.option(fc.nat(3)) }),
    fc.record({ kind: fc.constant('remove' as const), id }),
    fc.record({ kind: fc.constant('keep' as const) }),
    fc.record({ kind: fc.constant('discard' as const) }),
    fc.record({ kind: fc.constant('block' as const) }),
  )
  type Op = Parameters<
    Parameters<typeof fc.property<[typeof op extends fc.Arbitrary<infer T> ? T : never]>>[1]
  >[0]
  /** Everything that can be seen of a run in which saved entities tell, or do not tell, what they were made of. */
  const story = (ops: readonly Op[], tells: boolean) => {
    const memory = memoryStore()
    memory.rows.set('T a', { id: 'a', x: 1, y: 2 })
    const told = createEntityCache(schema, memory.store)
    const seen: unknown[] = []
    let read: Entity | null = null
    let block = 1
    told.beginBlock({ number: block, timestamp: 0 })
    for (const op of ops) {
      if (op.kind === 'read') read = told.view.get('T', op.id)
      if (op.kind === 'save' && read)
        told.view.set('T', read.id as string, { ...read, [op.field]: op.value }, ...(tells ? [read] : []))
      if (op.kind === 'patch') told.view.set('T', op.id, { x: op.value })
      if (op.kind === 'remove') told.view.remove('T', op.id)
      if (op.kind === 'keep') told.keepHandler()
      if (op.kind === 'discard') told.discardHandler()
      if (op.kind === 'block') {
        told.keepHandler()
        const changes = told.changes()
        seen.push(changes.map(({ type: _, ...change }) => change))
        for (const change of changes)
          if (change.kind === 'remove') memory.rows.delete(`T ${change.id}`)
          else memory.rows.set(`T ${change.id}`, change.entity)
        told.keepBlock(changes)
        block += 1
        told.beginBlock({ number: block, timestamp: 0 })
      }
      seen.push(told.view.get('T', 'a'), told.view.get('T', 'b'), told.view.getInBlock('T', 'a'))
    }
    return seen
  }
  fc.assert(
    fc.property(fc.array(op, { maxLength: 30 }), (ops) => {
      expect(story(ops, true)).toEqual(story(ops, false))
    }),
    {
      numRuns: 5000,
      examples: [
        [
          [
            { kind: 'read', id: 'a' },
            { kind: 'save', field: 'x', value: 0 },
            { kind: 'patch', id: 'a', value: null },
          ],
        ],
      ],
    },
  )
})

test('a discarded handler leaves no trace', () => {
  const id = fc.constantFrom('a', 'b', 'c')
  const op = fc.oneof(
    fc.record({ kind: fc.constant('set' as const), id, x: fc.option(fc.nat(3)) }),
    fc.record({ kind: fc.constant('change' as const), id, x: fc.nat(3) }),
    fc.record({ kind: fc.constant('remove' as const), id }),
    fc.constant({ kind: 'generate' as const }),
  )
  const handler = fc.record({ ops: fc.array(op, { maxLength: 6 }), fails: fc.boolean() })
  type Handler = typeof handler extends fc.Arbitrary<infer T> ? T : never
  /** What can be seen after each handler that is kept, and what the block changed. */
  const story = (handlers: readonly Handler[]) => {
    const memory = memoryStore()
    memory.rows.set('T a', { id: 'a', x: 1, y: 2 })
    const cache = createEntityCache(schema, memory.store)
    const { view } = cache
    cache.beginBlock({ number: 1, timestamp: 0 })
    const seen: unknown[] = []
    for (const { ops, fails } of handlers) {
      for (const op of ops) {
        if (op.kind === 'set') view.set('T', op.id, { id: op.id, x: op.x })
        if (op.kind === 'change') {
          const read = view.get('T', op.id)
          if (read) view.set('T', op.id, { ...read, x: op.x }, read)
        }
        if (op.kind === 'remove') view.remove('T', op.id)
        if (op.kind === 'generate') view.set('Auto8', 'auto', {})
      }
      if (fails) cache.discardHandler()
      else {
        cache.keepHandler()
        seen.push(...['a', 'b', 'c'].flatMap((id) => [view.get('T', id), view.getInBlock('T', id)]))
      }
    }
    seen.push(cache.changes().map(({ type, ...change }) => ({ type: type.name, ...change })))
    return seen
  }
  fc.assert(
    fc.property(fc.array(handler, { maxLength: 6 }), (handlers) => {
      expect(story(handlers)).toEqual(story(handlers.filter(({ fails }) => !fails)))
    }),
    { numRuns: 2000 },
  )
})

test('clear() forgets committed state', () => {
  runBlock((view) => view.get('T', 'a'))
  rows.set('T a', { id: 'a', x: 100 })
  cache.clear()
  runBlock((view) => expect(view.get('T', 'a')).toEqual({ id: 'a', x: 100 }))
})
