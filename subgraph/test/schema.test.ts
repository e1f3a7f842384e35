import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { brokenPromises, danglingFields, readModel, undescribed } from '../schemaModel.js'

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')
const sdl = read('schema.graphql')
const published = JSON.parse(read('tests/fixtures/public-subgraph-2.1.2.json'))

describe('schema.graphql', () => {
  test('has every name, type and nullability of the public subgraph 2.1.2', () => {
    expect(brokenPromises(published, readModel(sdl))).toEqual([])
    expect(Object.keys(published.entities).length).toBeGreaterThan(30)
  })

  test('describes every type, field and enum value', () => {
    expect(undescribed(sdl)).toEqual([])
  })

  test('refers only to what exists', () => {
    expect(danglingFields(readModel(sdl))).toEqual([])
  })

  test('gives every implementer the fields of its interfaces', () => {
    const { interfaces, entities } = readModel(sdl)
    for (const { implements: names, fields } of Object.values(entities)) {
      for (const name of names) expect(fields).toMatchObject(interfaces[name] ?? { missing: name })
    }
  })
})

describe('brokenPromises()', () => {
  const model =
    'interface I { id: ID! } enum E { A B } type T implements I { id: ID! a: Int b: [T!]! @derivedFrom(field: "a") }'

  test('is silent on an extension', () => {
    expect(brokenPromises(readModel(model), readModel(model.replace('a: Int', 'a: Int c: Int')))).toEqual([])
  })

  test.each([
    ['a: Int ', '', 'T lacks the field a: Int.'],
    ['a: Int', 'a: Int!', 'T lacks the field a: Int, it has Int!.'],
    ['A B', 'A', 'E lacks the enum value B: value.'],
    ['implements I', '', 'T lacks the interface I: implemented.'],
    ['field: "a"', 'field: "id"', 'T lacks the field b: [T!]! derivedFrom a, it has [T!]! derivedFrom id.'],
  ])('reports %j changed to %j', (from, to, report) => {
    expect(brokenPromises(readModel(model), readModel(model.replace(from, to)))).toEqual([report])
  })
})
