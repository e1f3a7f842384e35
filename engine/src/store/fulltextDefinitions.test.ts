import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { fulltextTable } from '../core/fulltext/fulltext.js'
import type { Hex } from '../core/hex.js'
import { parseInputSchema } from '../core/parseInputSchema.js'
import { identifier } from '../core/tables.js'
import { openReader } from './openDatabase.js'
import { openStore } from './openStore.js'

const folder = mkdtempSync(join(tmpdir(), 'fulltext-'))
afterAll(() => rmSync(folder, { recursive: true }))
const hash = (number: number): Hex => `0x${String(number).padStart(64, '0')}`

test('searched words follow the versions of entities, also back', () => {
  const schema = parseInputSchema(
    `type Band @entity { id: ID! name: String! }
     type _Schema_ @fulltext(name: "find", language: en, algorithm: rank, include: [{ entity: "Band", fields: [{ name: "name" }] }])`,
  )
  const path = join(folder, 'words.sqlite')
  const identity = { deployment: 'QmA', network: 'devnet', chainId: 31_337, genesis: hash(0) }
  const store = openStore(path, { schema, identity })
  const type = schema.entities.get('Band')!
  const write = (number: number, kind: 'insert' | 'update', name: string) => {
    const change = { kind, type, id: '1', entity: { id: '1', name } }
    const block = { number, hash: hash(number), parentHash: hash(number - 1), timestamp: number }
    store.write({ block, hasTriggers: true, changes: [change], dataSources: [], errors: [] })
    store.commit()
  }
  write(1, 'insert', 'red foxes')
  write(2, 'update', 'blue foxes')
  const reader = openReader(path)
  const table = identifier(fulltextTable(schema.fulltexts.get('find')!))
  const matching = `SELECT rowid FROM ${table} WHERE ${table} MATCH ?`
  const found = (word: string) =>
    reader.prepare(`SELECT name FROM Band WHERE "$vid" IN (${matching}) ORDER BY "$from"`).pluck().all(word)
  const searched = () => reader.prepare(`SELECT rowid FROM ${table}`).pluck().all().length
  expect(found('fox')).toEqual(['red foxes', 'blue foxes'])
  expect(found('blue')).toEqual(['blue foxes'])
  store.rewind(1)
  expect(found('fox')).toEqual(['red foxes'])
  expect(found('blue')).toEqual([])
  expect(searched()).toBe(1)
  reader.close()
  store.close()
})
