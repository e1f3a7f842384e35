import { describe, expect, test } from 'vitest'
import { openFixture } from './openFixture.js'

/** Behaviour numbers follow docs/graphql-behaviours.md. */
const LEGGED = `
  interface Legged { legs: Int }
  type Animal implements Legged @entity { id: String! legs: Int name: String parent: Animal }
  type Furniture implements Legged @entity { id: String! legs: Int }
  type Bird implements Legged @entity { id: String! legs: Int airspeed: Int }`

describe('collections of an interface', () => {
  test('[81] without rows', () => {
    using fixture = openFixture(
      'interface Legged { legs: Int } type Animal implements Legged @entity { id: String! legs: Int }',
      [{}],
    )
    expect(fixture.ask('{ leggeds { legs } }').body).toBe('{"data":{"leggeds":[]}}')
  })
  test('[82] are ordered over all types', () => {
    using fixture = openFixture(LEGGED, [
      { Animal: [{ id: '1', legs: 3 }], Furniture: [{ id: '2', legs: 4 }] },
    ])
    expect(fixture.ask('{ leggeds(orderBy: legs) { legs __typename } legged(id: "2") { legs } }').body).toBe(
      '{"data":{"leggeds":[{"legs":3,"__typename":"Animal"},{"legs":4,"__typename":"Furniture"}],"legged":{"legs":4}}}',
    )
    expect(fixture.ask('{ leggeds(orderBy: legs, orderDirection: desc, skip: 1) { legs } }').body).toBe(
      '{"data":{"leggeds":[{"legs":3}]}}',
    )
    expect(fixture.ask('{ leggeds(where: {legs_gt: 3}) { legs } legged(id: "9") { legs } }').body).toBe(
      '{"data":{"leggeds":[{"legs":4}],"legged":null}}',
    )
  })
  test('[83] give each type what its fragments ask', () => {
    using fixture = openFixture(LEGGED, [
      { Animal: [{ id: '1', name: 'cow', legs: 4 }], Bird: [{ id: '2', airspeed: 24, legs: 2 }] },
    ])
    expect(
      fixture.ask('{ leggeds(orderBy: legs) { ... on Animal { name } ... on Bird { airspeed } } }').body,
    ).toBe('{"data":{"leggeds":[{"airspeed":24},{"name":"cow"}]}}')
  })
  test('[84] [85] fields beyond the interface need a fragment', () => {
    using fixture = openFixture(LEGGED, [
      {
        Animal: [
          { id: 'parent', name: 'p', legs: 4 },
          { id: 'child', name: 'c', legs: 3, parent: 'parent' },
        ],
      },
    ])
    const direct = '{ legged(id: "child") { parent { id } } }'
    expect(fixture.body(direct).errors?.[0]?.message).toBe('Type `Legged` has no field `parent`')
    expect(fixture.body(direct, { strict: true }).errors?.[0]?.message).toBe(
      'Cannot query field "parent" on type "Legged".',
    )
    expect(
      fixture.ask(
        '{ l: legged(id: "child") { ... on Animal { p: parent { i: id t: __typename __typename } } } }',
      ).body,
    ).toBe('{"data":{"l":{"p":{"i":"parent","t":"Animal","__typename":"Animal"}}}}')
  })
  test('[89] mix mutable and immutable types', () => {
    using fixture = openFixture(
      `interface Event { id: String! }
       type Immutable implements Event @entity(immutable: true) { id: String! }
       type Mutable implements Event @entity { id: String! }`,
      [{ Immutable: [{ id: 'immo0' }] }, { Mutable: [{ id: 'mut0' }] }],
    )
    expect(fixture.ask('{ events { id } old: events(block: {number: 0}) { id } }').body).toBe(
      '{"data":{"events":[{"id":"immo0"},{"id":"mut0"}],"old":[{"id":"immo0"}]}}',
    )
  })
  test('of nobody are empty', () => {
    using fixture = openFixture('interface Ghost { id: ID! } type House @entity { id: ID! ghost: Ghost }', [
      { House: [{ id: '1' }] },
    ])
    expect(fixture.ask('{ ghosts { id } ghost(id: "1") { id } houses { ghost { id } } }').body).toBe(
      '{"data":{"ghosts":[],"ghost":null,"houses":[{"ghost":null}]}}',
    )
  })
})

describe('selections', () => {
  test('[86] a field of an interface and of a type appears once', () => {
    using fixture = openFixture(
      `interface Parent { id: ID! children: [Child!]! @derivedFrom(field: "parent") }
       type ChildParent implements Parent @entity { id: ID! children: [Child!]! @derivedFrom(field: "parent") }
       type Child @entity { id: ID! parent: ChildParent! foo: Int }`,
      [{ ChildParent: [{ id: 'p' }], Child: [{ id: 'c', parent: 'p', foo: 1 }] }],
    )
    expect(
      fixture.ask('{ parents { ...F children { id } } } fragment F on Parent { children { foo } }').body,
    ).toBe('{"data":{"parents":[{"children":[{"foo":1,"id":"c"}]}]}}')
  })
  test('[87] one key that means another field in each type', () => {
    using fixture = openFixture(
      `interface Iface { id: String! }
       type Animal implements Iface @entity { id: String! human: Human! }
       type Human implements Iface @entity { id: String! animal: Animal! }`,
      [{ Animal: [{ id: 'cow', human: 'fred' }], Human: [{ id: 'fred', animal: 'cow' }] }],
    )
    expect(
      fixture.ask(
        '{ ifaces { ... on Animal { id friend: human { id } } ... on Human { id friend: animal { id } } } }',
      ).body,
    ).toBe('{"data":{"ifaces":[{"id":"cow","friend":{"id":"fred"}},{"id":"fred","friend":{"id":"cow"}}]}}')
  })
  test('[88] one interface field, stored or derived as the type likes', () => {
    using fixture = openFixture(
      `interface Event { id: String! transaction: Transaction! }
       type Buy implements Event @entity { id: String! transaction: Transaction! @derivedFrom(field: "buyEvent") }
       type Sell implements Event @entity { id: String! transaction: Transaction! @derivedFrom(field: "sellEvents") }
       type Gift implements Event @entity { id: String! transaction: Transaction! }
       type Transaction @entity { id: String! buyEvent: Buy! sellEvents: [Sell!]! giftEvents: [Gift!]! @derivedFrom(field: "transaction") }`,
      [
        {
          Buy: [{ id: 'buy' }],
          Sell: [{ id: 'sell1' }, { id: 'sell2' }],
          Gift: [{ id: 'gift', transaction: 'txn' }],
          Transaction: [{ id: 'txn', buyEvent: 'buy', sellEvents: ['sell1', 'sell2'] }],
        },
      ],
    )
    const event = (id: string) => `{"id":"${id}","transaction":{"id":"txn"}}`
    expect(fixture.ask('{ events { id transaction { id } } }').body).toBe(
      `{"data":{"events":[${['buy', 'gift', 'sell1', 'sell2'].map(event).join()}]}}`,
    )
    expect(fixture.body('{ events(where: {transaction_: {id: "txn"}}) { id } }').data?.events).toHaveLength(4)
  })
  test('[90] a derived list of an interface behind bytes ids', () => {
    using fixture = openFixture(
      `interface Trade { id: Bytes! pool: Pool! }
       type Pool @entity { id: Bytes! trades: [Trade!]! @derivedFrom(field: "pool") }
       type Buy implements Trade @entity { id: Bytes! pool: Pool! }
       type Sell implements Trade @entity { id: Bytes! pool: Pool! }`,
      [
        {
          Pool: [{ id: '0xaa' }],
          Buy: [{ id: '0xb0', pool: '0xaa' }],
          Sell: [
            { id: '0xc0', pool: '0xaa' },
            { id: '0xc1', pool: '0xbb' },
          ],
        },
      ],
    )
    expect(fixture.ask('{ pools { trades { id } } }').body).toBe(
      '{"data":{"pools":[{"trades":[{"id":"0xb0"},{"id":"0xc0"}]}]}}',
    )
  })
})
