import { expect, test } from 'vitest'
import { EngineError } from './errors.js'
import { parseInputSchema } from './parseInputSchema.js'

const refusal = (text: string, options?: { deployment?: string }): EngineError => {
  try {
    parseInputSchema(text, options)
  } catch (error) {
    if (error instanceof EngineError) return error
    throw error
  }
  throw new Error('The schema was accepted.')
}
const A = 'type A @entity { id: ID! }'

test.each([
  ['type A { id: ID! } type B { id: ID! }', '@entity directive missing on the following types: `A, B`'],
  [
    'type A @entity(immutable: "yes") { id: ID! }',
    'The `immutable` argument of the @entity directive must be a boolean',
  ],
  [
    'type A @entity(timeseries: 1) { id: ID! }',
    'The `timeseries` argument of the @entity directive must be a boolean',
  ],
  [
    'type A @entity(skipDuplicates: true) { id: ID! }',
    'Entity type `A` has skipDuplicates: true but is not immutable; skipDuplicates requires immutable: true',
  ],
  ['type A @entity { name: String }', 'Type A is missing an `id` field'],
  ['type A @entity { id: BigInt! }', 'Entity type A uses illegal type BigInt for id column'],
  ['type A @entity { id: ID! x: Float }', 'Type `A`, field `x`: type `Float` is not defined'],
  ['scalar Date type A @entity { id: ID! x: Date }', 'Type `A`, field `x`: type `Date` is not defined'],
  ['type A implements I @entity { id: ID! }', 'Interface `I` not defined'],
  [
    'interface I { x: Int y: [A!]! } type A implements I @entity { id: ID! x: Int! }',
    'Entity type `A` does not satisfy interface `I` because it is missing the following fields: x: Int, y: [A!]!',
  ],
  [
    'interface I { x: Int } type A implements I @entity { id: ID! x: Int } type B implements I @entity { id: Bytes! x: Int }',
    'Implementors of interface `I` use different id types `String, Bytes`. They must all use the same type',
  ],
  [
    `${A} type B @entity { id: ID! as: [A!]! @derivedFrom }`,
    'Field `as` in type `B` has invalid @derivedFrom: the @derivedFrom directive must have a `field` argument',
  ],
  [
    `${A} type B @entity { id: ID! as: [A!]! @derivedFrom(field: 1) }`,
    'Field `as` in type `B` has invalid @derivedFrom: the @derivedFrom `field` argument must be a string',
  ],
  [
    'type B @entity { id: ID! as: [String!]! @derivedFrom(field: "b") }',
    'Field `as` in type `B` has invalid @derivedFrom: type must be an existing entity or interface',
  ],
  [
    `${A} type B @entity { id: ID! as: [A!]! @derivedFrom(field: "b") }`,
    'Field `as` in type `B` has invalid @derivedFrom: field `b` does not exist on type `A`',
  ],
  [
    'type A @entity { id: ID! b: String } type B @entity { id: ID! as: [A!]! @derivedFrom(field: "b") }',
    'Field `as` in type `B` has invalid @derivedFrom: field `b` on type `A` must have one of the following types: B, B!, [B!], [B!]!',
  ],
  [
    'interface I { as: [A!]! } interface J { id: ID! } type A @entity { id: ID! b: String } type B implements I & J @entity { id: ID! as: [A!]! @derivedFrom(field: "b") }',
    'Field `as` in type `B` has invalid @derivedFrom: field `b` on type `A` must have one of the following types: B, B!, [B!], [B!]!, I, I!, [I!], [I!]!',
  ],
  [
    `${A} type Query @entity { id: ID! } enum A_filter { x }`,
    'The following type names are reserved: `Query, A_filter`',
  ],
  [
    'type A @entity { id: ID! name: String Name: String }',
    'Type `A`: fields `name` and `Name` differ only in letter case',
  ],
])('%s', (text, message) => {
  expect(refusal(text).facts.problems).toEqual([message])
})

test('all mistakes are told at once', () => {
  expect(refusal('type A { name: String }', { deployment: 'QmA' }).message).toBe(
    'Validation errors in subgraph `QmA`:\n  (1) - @entity directive missing on the following types: `A`\n  (2) - Type A is missing an `id` field',
  )
})

test('a type may derive from an interface that declares the field, and from ids', () => {
  const schema = parseInputSchema(
    `interface I { as: [A!]! } type A @entity { id: ID! b: I! twin: B @derivedFrom(field: "id") }
     type B implements I @entity { id: ID! as: [A!]! @derivedFrom(field: "b") }`,
  )
  expect(schema.entities.get('B')?.fields.get('as')?.derivedFrom).toBe('b')
})
