import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Entity } from '../core/entity.js'
import type { EntityChange } from '../core/entityCache.js'
import { hashOfId } from '../core/entityId.js'
import type { Hex } from '../core/hex.js'
import { parseInputSchema } from '../core/parseInputSchema.js'
import { OPEN, PAST } from '../core/tables.js'
import { openReader } from './openDatabase.js'
import { openStore, type Store, type StoredBlock } from './openStore.js'

const schema = parseInputSchema(`
  enum Color { RED BLUE }
  type T @entity { id: ID! x: Int parent: T tags: [String!] }
  type Fact @entity(immutable: true) { id: Bytes! x: BigInt! }
  type First @entity(immutable: true, skipDuplicates: true) { id: ID! x: Int }
  type Every @entity {
    id: Int8! s: String! b: Bytes! i: Int! big: BigInt! dec: BigDecimal! yes: Boolean! c: Color! i8: Int8!
    ts: Timestamp! bytesList: [Bytes!]! bigs: [BigInt!]! decs: [BigDecimal!]! none: String ref: Fact! list: [Fact!]!
  }
`)
const identity = { deployment: 'QmA', network: 'devnet', chainId: 31_337, genesis: '0x01' as Hex }

let directory: string
let path: string
const open = (changes: Partial<typeof identity> = {}) =>
  openStore(path, { schema, identity: { ...identity, ...changes } })

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'store-'))
  path = join(directory, 'data', 'devnet.sqlite')
})
afterEach(() => rmSync(directory, { recursive: true }))

const type = (name: string) => {
  const found = schema.entities.get(name)
  if (!found) throw new Error(name)
  return found
}
const hash = (number: number): Hex => `0x${number.toString(16).padStart(64, '0')}`
const block = (number: number): StoredBlock => ({
  number,
  hash: hash(number),
  parentHash: hash(number - 1),
  timestamp: number * 10,
})
const put = (kind: 'insert' | 'update', entity: Entity, name = 'T'): EntityChange => ({
  kind,
  type: type(name),
  id: String(entity.id),
  entity,
})
const gone = (id: string): EntityChange => ({ kind: 'remove', type: type('T'), id })
const write = (store: Store, number: number, ...changes: EntityChange[]) =>
  store.write({ block: block(number), hasTriggers: changes.length > 0, changes, dataSources: [], errors: [] })

/** Two ids that a table of that type cannot tell apart by their hash. */
const idsOfOneHash = (name: string): [string, string] => {
  const known = new Map<number, string>()
  for (let number = 0; ; number++) {
    const id = `id-${number}`
    const hash = hashOfId(id, hashOfId(name))
    const other = known.get(hash)
    if (other !== undefined) return [other, id]
    known.set(hash, id)
  }
}

describe('write()', () => {
  test('gives back every kind of value as it was', () => {
    using store = disposable(open())
    const entity: Entity = {
      id: -(2n ** 62n),
      s: 'a\u0000ö',
      b: Buffer.from([0, 255]),
      i: -5,
      big: -(2n ** 200n),
      dec: { digits: -12345n, exponent: -2 },
      yes: false,
      c: 'BLUE',
      i8: 2n ** 62n,
      ts: 1_700_000_000_000_001n,
      bytesList: [Buffer.from('ab', 'hex'), Buffer.alloc(0)],
      bigs: [1n, -(10n ** 30n)],
      decs: [{ digits: 5n, exponent: 3 }],
      ref: Buffer.from('01', 'hex'),
      list: [Buffer.from('02', 'hex')],
    }
    write(store, 1, put('insert', entity, 'Every'))
    expect(store.load(type('Every'), String(entity.id))).toEqual(entity)
  })

  test('is seen by readers after commit() alone, head included', () => {
    using store = disposable(open())
    const reader = openReader(path)
    const seen = () => [
      reader.prepare('SELECT count(*) FROM T').pluck().get(),
      reader.prepare('SELECT number FROM "$head"').pluck().get(),
    ]
    write(store, 1, put('insert', { id: 'a', x: 1 }))
    expect(seen()).toEqual([0, undefined])
    store.commit()
    expect(seen()).toEqual([1, 1])
    write(store, 2)
    store.rollBack()
    expect(store.head()).toEqual(block(1))
    reader.close()
  })

  test('keeps versions in half-open ranges', () => {
    using store = disposable(open())
    write(store, 5, put('insert', { id: 'a', x: 1 }))
    write(store, 7, put('update', { id: 'a', x: 2 }))
    write(store, 9, gone('a'))
    store.commit()
    const reader = openReader(path)
    expect(reader.prepare('SELECT "$from", "$to", x FROM T ORDER BY "$vid"').raw().all()).toEqual([
      [5, 7, 1],
      [7, 9, 2],
    ])
    reader.close()
    expect(store.load(type('T'), 'a')).toBeNull()
  })

  test('keeps current versions together, in the order of their entities, and past ones in the order of their end', () => {
    using store = disposable(open())
    write(store, 1, put('insert', { id: 'a' }), put('insert', { id: 'b' }), put('insert', { id: 'c' }))
    write(store, 2, put('update', { id: 'b' }), gone('c'))
    write(store, 3, put('update', { id: 'a' }), put('insert', { id: 'c' }))
    const rows = () => {
      store.commit()
      const reader = openReader(path)
      const found = reader.prepare('SELECT "$vid", id, "$from", "$to" FROM T ORDER BY "$vid"').raw().all()
      reader.close()
      return found
    }
    expect(rows()).toEqual([
      [1, 'a', 3, OPEN],
      [2, 'b', 2, OPEN],
      [3, 'c', 3, OPEN],
      [PAST, 'b', 1, 2],
      [PAST + 1, 'c', 1, 2],
      [PAST + 2, 'a', 1, 3],
    ])
    store.rewind(2)
    expect(rows()).toEqual([
      [2, 'b', 2, OPEN],
      [3, 'a', 1, OPEN],
      [PAST, 'b', 1, 2],
      [PAST + 1, 'c', 1, 2],
    ])
  })

  test('writes the fields that an update changes, and keeps the others', () => {
    using store = disposable(open())
    const names = ['i', 's', 'yes', 'i8', 'big', 'none', 'bigs']
    const valuesAt = (n: number): Entity => ({
      i: n,
      s: `${n}`,
      yes: n % 2 === 0,
      i8: BigInt(n),
      big: -BigInt(n),
    })
    const rare = (n: number): Entity => ({ ...(n % 3 === 0 ? {} : { none: `${n}` }), bigs: [BigInt(n)] })
    const ref = Buffer.from('01', 'hex')
    const rest: Entity = {
      id: 1n,
      b: ref,
      dec: { digits: 1n, exponent: 0 },
      c: 'RED',
      ts: 1n,
      bytesList: [],
      decs: [],
      ref,
      list: [],
    }
    let entity: Entity = { ...rest, ...valuesAt(0), ...rare(0) }
    write(store, 1, put('insert', entity, 'Every'))
    // Each set of fields once: more sets than have a statement of their own.
    for (let set = 1; set < 2 ** names.length; set += 1) {
      const isChanged = (name: string) => (set & (1 << names.indexOf(name))) !== 0 && names.includes(name)
      const next = { ...valuesAt(set), ...rare(set) }
      entity = Object.fromEntries([
        ...Object.entries(entity).filter(([name]) => !isChanged(name)),
        ...Object.entries(next).filter(([name]) => isChanged(name)),
      ])
      const changed = type('Every').stored.filter(({ name }) => isChanged(name))
      write(store, 1 + set, { kind: 'update', type: type('Every'), id: '1', entity, changed })
      expect(store.load(type('Every'), '1')).toEqual(entity)
    }
  })

  test('loses no update of an entity that is not there', () => {
    using store = disposable(open())
    write(store, 1, put('insert', { id: 'a', x: 1 }))
    store.commit()
    expect(() => write(store, 2, put('update', { id: 'b', x: 2 }))).toThrow('There is no T[b] to update')
    expect(store.head()).toEqual(block(1))
  })

  const made = put('insert', { id: 'b', x: 2 })
  const fact = (x: bigint) => put('insert', { id: '0x01', x }, 'Fact')
  test.each<[how: string, makeAndTakeBack: (store: Store) => void]>([
    [
      'rolling back',
      (store) => {
        write(store, 2, made)
        store.rollBack()
      },
    ],
    [
      'rewinding',
      (store) => {
        write(store, 2, made)
        store.commit()
        store.rewind(1)
      },
    ],
    [
      'a block that breaks a rule',
      (store) => expect(() => write(store, 2, made, fact(1n), fact(2n))).toThrow('is immutable'),
    ],
  ])('updates no entity that lies where one was that %s took back', (_, makeAndTakeBack) => {
    using store = disposable(open())
    write(store, 1, put('insert', { id: 'a', x: 1 }))
    store.commit()
    makeAndTakeBack(store)
    write(store, 2, put('insert', { id: 'c', x: 3 }))
    store.commit()
    expect(store.load(type('T'), 'b')).toBeNull()
    expect(() => write(store, 3, put('update', { id: 'b', x: 4 }))).toThrow('There is no T[b] to update')
    expect(store.load(type('T'), 'c')).toEqual({ id: 'c', x: 3 })
  })

  test('keeps entities apart whose ids have the same hash', () => {
    const [a, b] = idsOfOneHash('T')
    using store = disposable(open())
    write(store, 1, put('insert', { id: a, x: 1 }), put('insert', { id: b, x: 2 }))
    const loaded = () => [a, b].map((id) => store.load(type('T'), id)?.x)
    expect(loaded()).toEqual([1, 2])
    write(store, 2, put('update', { id: a, x: 3 }), put('update', { id: b, x: 4 }))
    expect(loaded()).toEqual([3, 4])
    write(store, 3, gone(a), put('update', { id: b, x: 5 }))
    expect(loaded()).toEqual([undefined, 5])
  })

  test('refuses a second insert of an immutable entity and leaves no trace of the block', () => {
    using store = disposable(open())
    write(store, 1, put('insert', { id: '0x01', x: 1n }, 'Fact'))
    const again = () =>
      write(store, 2, put('insert', { id: 'b' }), put('insert', { id: '0x01', x: 2n }, 'Fact'))
    expect(again).toThrow('entity Fact[0x01] is immutable; inserting it at block 2 is not possible')
    expect(store.load(type('T'), 'b')).toBeNull()
    expect(store.head()?.number).toBe(1)
  })

  test('takes back updates and removals of a block that breaks a rule, and goes on', () => {
    using store = disposable(open())
    write(store, 1, put('insert', { id: 'a', x: 1 }), put('insert', { id: 'b', x: 1 }))
    write(store, 2, put('insert', { id: '0x01', x: 1n }, 'Fact'), put('update', { id: 'a', x: 2 }))
    const broken = () =>
      write(
        store,
        3,
        put('update', { id: 'a', x: 3 }),
        gone('b'),
        put('insert', { id: '0x01', x: 2n }, 'Fact'),
      )
    expect(broken).toThrow('entity Fact[0x01] is immutable')
    write(store, 4, put('update', { id: 'b', x: 4 }))
    store.commit()
    const reader = openReader(path)
    expect(reader.prepare('SELECT "$from", "$to", id, x FROM T ORDER BY "$vid"').raw().all()).toEqual([
      [2, OPEN, 'a', 2],
      [4, OPEN, 'b', 4],
      [1, 2, 'a', 1],
      [1, 4, 'b', 1],
    ])
    expect(reader.prepare('SELECT count(*) FROM Fact').pluck().get()).toBe(1)
    reader.close()
  })

  test('keeps nothing since the last commit when writing fails for another reason', () => {
    using store = disposable(open())
    write(store, 1, put('insert', { id: 'a', x: 1 }))
    store.commit()
    write(store, 2, put('update', { id: 'a', x: 2 }))
    const impossible = () =>
      write(store, 3, put('update', { id: 'a', x: 3 }), put('insert', { id: 'b', x: (() => 1) as never }))
    expect(impossible).toThrow(TypeError)
    store.commit()
    expect(store.head()?.number).toBe(1)
    expect(store.load(type('T'), 'a')).toEqual({ id: 'a', x: 1 })
  })

  test('keeps the first of duplicates where the schema says so', () => {
    using store = disposable(open())
    write(store, 1, put('insert', { id: 'a', x: 1 }, 'First'))
    write(store, 2, put('insert', { id: 'a', x: 2 }, 'First'))
    expect(store.load(type('First'), 'a')).toEqual({ id: 'a', x: 1 })
  })

  test('finds linked entities by reference and by list', () => {
    using store = disposable(open())
    write(
      store,
      1,
      put('insert', { id: 'b', parent: 'p', tags: ['q', 'r'] }),
      put('insert', { id: 'a', parent: 'p' }),
    )
    const links = (name: string, id: string) => {
      const link = type('T').fields.get(name)
      return link && store.loadLinked(type('T'), link, id).map((entity) => entity.id)
    }
    expect(links('parent', 'p')).toEqual(['a', 'b'])
    expect(links('tags', 'r')).toEqual(['b'])
    expect(links('tags', 'x')).toEqual([])
  })
})

describe('rewind()', () => {
  test('brings back an updated and a removed entity', () => {
    using store = disposable(open())
    write(store, 5, put('insert', { id: 'a', x: 5 }), put('insert', { id: 'b', x: 5 }))
    write(store, 6)
    write(store, 7, put('update', { id: 'a', x: 7 }), gone('b'))
    store.commit()
    store.rewind(6)
    expect(store.load(type('T'), 'a')).toEqual({ id: 'a', x: 5 })
    expect(store.load(type('T'), 'b')).toEqual({ id: 'b', x: 5 })
    expect(store.head()).toEqual(block(6))
  })

  test('takes back data sources, errors and blocks', () => {
    using store = disposable(open())
    for (const number of [1, 2, 3])
      store.write({
        block: block(number),
        hasTriggers: true,
        changes: [],
        dataSources: [
          {
            template: 0,
            address: `0x0${number}`,
            context: { n: { type: 'Int', data: number } },
            block: number,
          },
        ],
        errors: [
          {
            block: number,
            message: 'boom',
            handler: 'h',
            transactionHash: '0x0a',
            logIndex: 4,
            fatal: number === 3,
          },
        ],
      })
    store.commit()
    expect(store.errors().map((error) => [error.block, error.fatal])).toEqual([
      [1, false],
      [2, false],
      [3, true],
    ])
    store.rewind(2)
    expect(store.dataSources()).toEqual([
      { template: 0, address: '0x01', context: { n: { type: 'Int', data: 1 } }, block: 1 },
      { template: 0, address: '0x02', context: { n: { type: 'Int', data: 2 } }, block: 2 },
    ])
    expect(store.errors().map((error) => error.block)).toEqual([1, 2])
    expect(store.blocks({ below: 100, limit: 10 }).map(({ number }) => number)).toEqual([2, 1])
  })

  test('empties the store below the first block', () => {
    using store = disposable(open())
    write(store, 1, put('insert', { id: 'a' }))
    store.commit()
    store.rewind(-1)
    expect(store.head()).toBeUndefined()
    expect(store.load(type('T'), 'a')).toBeNull()
  })

  test('leaves exactly the versions that an undisturbed run would have', () => {
    const change = fc.record({ id: fc.constantFrom('a', 'b', 'c'), x: fc.option(fc.nat(5)) })
    const plan = fc.array(fc.array(change, { maxLength: 4 }), { minLength: 1, maxLength: 12 })
    const versions = (store: Store) => {
      store.commit()
      const reader = openReader(store.path)
      const rows = reader.prepare('SELECT id, x, "$from", "$to" FROM T ORDER BY id, "$from"').all()
      reader.close()
      return rows
    }
    /** Applies the plan's blocks `from`…; null as `x` removes. */
    const play = (
      store: Store,
      blocks: readonly (readonly { id: string; x: number | null }[])[],
      from: number,
    ) => {
      blocks.forEach((changes, index) => {
        const last = new Map(changes.map((item) => [item.id, item.x]))
        const todo = [...last].flatMap(([id, x]) => {
          const before = store.load(type('T'), id)
          if (x === null) return before ? [gone(id)] : []
          return [put(before ? 'update' : 'insert', { id, x })]
        })
        write(store, from + index, ...todo)
      })
    }
    let run = 0
    fc.assert(
      fc.property(plan, plan, fc.nat(), (first, second, seed) => {
        run += 1
        const kept = seed % (first.length + 1)
        path = join(directory, `disturbed-${run}.sqlite`)
        using disturbed = disposable(open())
        play(disturbed, first, 1)
        disturbed.commit()
        disturbed.rewind(kept)
        play(disturbed, second, kept + 1)
        path = join(directory, `straight-${run}.sqlite`)
        using straight = disposable(open())
        play(straight, [...first.slice(0, kept), ...second], 1)
        expect(versions(disturbed)).toEqual(versions(straight))
      }),
      { numRuns: 40 },
    )
  })
})

describe('forgetEmptyBlocks()', () => {
  test('keeps blocks with triggers and those not below the limit', () => {
    using store = disposable(open())
    write(store, 1, put('insert', { id: 'a' }))
    for (const number of [2, 3, 4]) write(store, number)
    store.forgetEmptyBlocks(4)
    expect(store.blocks({ below: 10, limit: 10 }).map(({ number }) => number)).toEqual([4, 1])
  })
})

describe('openStore()', () => {
  test('continues where it was closed; what was not committed is gone', () => {
    const first = open()
    write(first, 1, put('insert', { id: 'a', x: 1 }))
    first.commit()
    write(first, 2, put('update', { id: 'a', x: 2 }))
    first.close()
    first.close()
    using second = disposable(open())
    expect(second.head()).toEqual(block(1))
    expect(second.load(type('T'), 'a')).toEqual({ id: 'a', x: 1 })
  })

  test('refuses a database of another subgraph, network or chain', () => {
    open().close()
    expect(() => open({ deployment: 'QmB' })).toThrow(`The database ${path} holds subgraph QmA, not QmB.`)
    expect(() => open({ network: 'fuji' })).toThrow('holds network devnet, not fuji')
    expect(() => open({ chainId: 1 })).toThrow('holds chain 31337, not 1')
    expect(() => open({ genesis: '0x02' })).toThrow('holds a chain that begins with block 0x01, not 0x02')
  })

  test('refuses a database of another format or another program', () => {
    open().close()
    const raw = new Database(path)
    raw.pragma('user_version = 99')
    raw.close()
    expect(() => open()).toThrow('has format 99, but this version uses format 2')
    path = join(directory, 'other.sqlite')
    const other = new Database(path)
    other.exec('CREATE TABLE notes (text)')
    other.close()
    expect(() => open()).toThrow('was not made by this engine')
  })

  test('names a file that is no database', () => {
    mkdirSync(join(directory, 'data'))
    writeFileSync(path, 'x'.repeat(5_000))
    expect(() => open()).toThrow(`The database ${path} is damaged.`)
  })

  test('names a file that was cut off or overwritten', () => {
    const store = open()
    for (let number = 1; number < 200; number++)
      write(store, number, put('insert', { id: `entity ${number}`, x: number }))
    store.commit()
    store.close()
    const whole = readFileSync(path)
    truncateSync(path, whole.length - 8_192)
    expect(() => open()).toThrow(`The database ${path} is damaged.`)
    writeFileSync(path, whole.fill(0x5a, 8_192, whole.length - 4_096))
    expect(() => open()).toThrow(`The database ${path} is damaged.`)
  })

  test('refuses a directory that cannot be written to', () => {
    writeFileSync(join(directory, 'data'), '')
    expect(() => open()).toThrow(`The database ${path} cannot be opened for writing.`)
  })

  test('lets one process write at a time', async () => {
    const store = open()
    expect(() => open()).toThrow(`The database ${path} is in use by another process.`)
    store.close()
    open().close()
    const holder = spawn(
      process.execPath,
      [
        '-e',
        `const db = new (require('better-sqlite3'))(${JSON.stringify(`${path}-lock`)}); db.exec('BEGIN EXCLUSIVE'); console.log('held'); setInterval(() => {}, 1000)`,
      ],
      { cwd: import.meta.dirname },
    )
    await once(holder.stdout, 'data')
    expect(() => open()).toThrow('is in use by another process')
    holder.kill('SIGKILL')
    await once(holder, 'exit')
    open().close()
  })

  test('registers decode_number on every connection', () => {
    open().close()
    const reader = openReader(path)
    expect(reader.prepare(`SELECT decode_number('-987~'), decode_number(NULL)`).raw().get()).toEqual([
      '-2',
      null,
    ])
    expect(() => reader.exec('DELETE FROM T')).toThrow(/readonly/)
    reader.close()
  })

  test('looks for versions of the past by an index when asked to, for current ones always', () => {
    using store = disposable(open())
    const plan = (version: string) => {
      const reader = openReader(path)
      const steps = reader.prepare(`EXPLAIN QUERY PLAN SELECT * FROM T WHERE id = 'a' AND ${version}`).all()
      reader.close()
      return JSON.stringify(steps)
    }
    const [current, past] = [`"$to" = ${OPEN}`, '"$from" <= 7 AND "$to" > 7']
    expect(plan(current)).toContain('SEARCH T USING INDEX T:current')
    expect(plan(past)).toContain('SCAN T')
    store.createQueryIndexes()
    expect(plan(current)).toContain('SEARCH T')
    expect(plan(past)).toContain('SEARCH T USING INDEX T:id (id=? AND $to>?)')
  })

  test('makes the indexes of references when asked to', () => {
    using store = disposable(open())
    const plan = () => {
      const reader = openReader(path)
      const sql = `SELECT id FROM T WHERE parent = 'a' AND "$to" = ${OPEN} ORDER BY id`
      const steps = reader.prepare(`EXPLAIN QUERY PLAN ${sql}`).all()
      reader.close()
      return JSON.stringify(steps)
    }
    expect(plan()).toContain('SCAN T')
    store.createQueryIndexes()
    store.createQueryIndexes()
    expect(plan()).toMatch(/SEARCH T USING COVERING INDEX/)
    expect(plan()).not.toContain('TEMP B-TREE')
  })
})

const disposable = (store: Store): Store & Disposable => ({ ...store, [Symbol.dispose]: () => store.close() })
