import { afterAll, describe, expect, test } from 'vitest'
import { EngineError } from '../../core/errors.js'
import { parseInputSchema } from '../../core/parseInputSchema.js'
import { MUSIC_BLOCKS, MUSIC_SCHEMA } from './musicians.js'
import { openFixture } from './openFixture.js'

/** Behaviour numbers follow docs/graphql-behaviours.md. */
const fulltext = (name: string, include: string, { language = 'en', algorithm = 'rank' } = {}) =>
  `@fulltext(name: "${name}", language: ${language}, algorithm: ${algorithm}, include: ${include})`
const bodies = '[{ entity: "BandReview", fields: [{ name: "body" }] }]'
const music = openFixture(
  `${MUSIC_SCHEMA} type _Schema_ ${fulltext('bandReviewSearch', bodies, { algorithm: 'proximityRank' })}`,
  MUSIC_BLOCKS,
)
afterAll(() => music[Symbol.dispose]())

const idsOf = (answer: ReturnType<typeof music.body>): string => {
  expect(answer.errors).toBeUndefined()
  const [list] = Object.values(answer.data ?? {}) as { id: string }[][]
  return (list ?? []).map(({ id }) => id).join(' ')
}

describe('a search', () => {
  test('[107] finds words in any form, and filters what it finds', () => {
    const search = (args: string) => idsOf(music.body(`{ bandReviewSearch(${args}) { id } }`))
    expect(search('text: "musicians"')).toBe('r1 r5')
    expect(search('text: "MUSICIAN"')).toBe('r1 r5')
    expect(search('text: "musicians", where: {author_: {name: "Anonymous 3"}}')).toBe('r5')
    expect(search('text: "musicians", first: 1, skip: 1')).toBe('r5')
    expect(search('text: "good | bad", block: {number: 0}')).toBe('r1 r2 r5')
    expect(search('text: ""')).toBe('')
    expect(search('text: "the"')).toBe('')
  })
  test('[108] that cannot be read is refused', () => {
    const message = (text: string) =>
      music.body('query($t: String!) { bandReviewSearch(text: $t) { id } }', { variables: { t: text } })
        .errors?.[0]?.message
    const refused = (text: string) =>
      `Invalid fulltext search query syntax. Error: syntax error in tsquery: "${text}". Hint: Search terms with spaces need to be enclosed in single quotes`
    for (const text of ["Jono 'a", 'Jono Doe', 'a &', '(a', 'a)', '| a', '<-> a', '!'])
      expect(message(text)).toBe(refused(text))
  })
  test('is a field of its own, and its declaration none', () => {
    expect(
      music.ask('{ __type(name: "Query") { fields { name args { name defaultValue } } } }').body,
    ).toContain(
      '{"name":"bandReviewSearch","args":[{"name":"text","defaultValue":null},{"name":"first","defaultValue":"100"},{"name":"skip","defaultValue":"0"},{"name":"block","defaultValue":null},{"name":"where","defaultValue":null},{"name":"subgraphError","defaultValue":"deny"}]},{"name":"_meta"',
    )
    expect(music.ask('{ __type(name: "_Schema_") { name } }').body).toBe('{"data":{"__type":null}}')
  })
})

describe('the language of searches', () => {
  const texts = [
    'The quick brown fox jumps over the lazy dog',
    'A dog and a fox, and then another fox',
    'Foxes are not wolves',
    'Nothing to see',
  ]
  const open = (options: { language?: string; algorithm?: string } = {}) =>
    openFixture(
      `type Note @entity { id: ID! title: String! more: String }
         type _Schema_ ${fulltext('find', '[{ entity: "Note", fields: [{ name: "title" }, { name: "more" }] }]', options)}`,
      [{ Note: texts.map((title, index) => ({ id: String(index), title })) }],
    )
  const findIn = (fixture: ReturnType<typeof open>, t: string) =>
    idsOf(fixture.body('query($t: String!) { find(text: $t) { id } }', { variables: { t } }))
  test.each([
    ['fox', '0 2 1'],
    ['fox & dog', '0 1'],
    ['fox & !dog', '2'],
    ['!fox', '3'],
    ['wolves | lazy', '0 2'],
    ['fo:*', '0 2 1'],
    ["'quick brown'", '0'],
    ["'quick fox'", ''],
    ['quick <2> fox', '0'],
    ["'jumps over the lazy'", '0'],
    ['brown <-> !fox', ''],
    ['quick <-> !fox', '0'],
    ['(brown | another) <-> fox', '0 1'],
    ['fox:D', '0 2 1'],
    ['fox:A', ''],
    [Array.from({ length: 500 }, () => 'fox').join(' <-> '), ''],
    ['see & the', '3'],
  ])('%s finds %s', (text, found) => {
    using fixture = open()
    expect(findIn(fixture, text)).toBe(found)
  })
  test('takes words as they are when it is simple', () => {
    using fixture = open({ language: 'simple' })
    expect(findIn(fixture, 'foxes')).toBe('2')
    expect(findIn(fixture, 'the')).toBe('0')
  })
  test('ranks by nearness', () => {
    using fixture = open({ algorithm: 'proximityRank' })
    expect(findIn(fixture, 'fox & dog')).toBe('0 1')
    expect(findIn(fixture, 'fox')).toBe('0 2 1')
  })

  test('searches all fields as one text, in versions of their block', () => {
    using fixture = openFixture(
      `type Note @entity { id: ID! title: String more: String }
       type _Schema_ ${fulltext('find', '[{ entity: "Note", fields: [{ name: "title" }, { name: "more" }] }]')}`,
      [
        { Note: [{ id: '0', title: 'red', more: 'Löwe 狐' }] },
        { Note: [{ id: '0', title: 'blue', more: null }] },
      ],
    )
    const find = (args: string) => idsOf(fixture.body(`{ find(${args}) { id } }`))
    expect(find('text: "red <-> löwe", block: {number: 0}')).toBe('0')
    expect(find('text: "狐", block: {number: 0}')).toBe('0')
    expect(find('text: "red"')).toBe('')
    expect(find('text: "blue"')).toBe('0')
    fixture.db.exec('DELETE FROM "Note"')
    expect(find('text: "blue"')).toBe('')
  })
})

describe('a declaration', () => {
  const problems = (declaration: string): unknown => {
    try {
      parseInputSchema(
        `type Band @entity { id: ID! name: String! size: Int! tags: [String!] } ${declaration}`,
      )
      return []
    } catch (error) {
      if (!(error instanceof EngineError)) throw error
      return error.facts.problems
    }
  }
  const full = (parts: Record<string, string>) => {
    const all: Record<string, string> = {
      name: '"find"',
      language: 'en',
      algorithm: 'rank',
      include: '[{ entity: "Band", fields: [{ name: "name" }] }]',
      ...parts,
    }
    const text = Object.entries(all).flatMap(([key, value]) => (value === '' ? [] : [`${key}: ${value}`]))
    return `type _Schema_ @fulltext(${text.join(', ')})`
  }
  test.each([
    [{ name: '' }, 'Fulltext directive name undefined'],
    [{ name: '"Band"' }, 'Fulltext directive name overlaps with type: Band'],
    [
      { name: '"bands"' },
      'Fulltext directive name overlaps with an existing entity field or a top-level query field: bands',
    ],
    [
      { name: '"size"' },
      'Fulltext directive name overlaps with an existing entity field or a top-level query field: size',
    ],
    [{ language: '' }, 'Fulltext language is undefined'],
    [{ language: 'xx' }, 'Fulltext language is invalid: xx'],
    [{ algorithm: '' }, 'Fulltext algorithm is undefined'],
    [{ algorithm: 'best' }, 'Fulltext algorithm is invalid: best'],
    [{ include: '' }, "Fulltext directive requires an 'include' list"],
    [{ include: '["Band"]' }, "Fulltext 'include' list must contain an object"],
    [
      { include: '[{ entity: "Band" }]' },
      "Fulltext 'include' object must contain 'entity' (String) and 'fields' (List) attributes",
    ],
    [
      { include: '[{ entity: "Song", fields: [] }]' },
      'Fulltext directive includes an entity not found on the subgraph schema',
    ],
    [
      { include: '[{ entity: "Band", fields: [{ title: "name" }] }]' },
      "Fulltext include field must have a 'name' attribute",
    ],
    [
      { include: '[{ entity: "Band", fields: [{ name: "size" }] }]' },
      'Fulltext entity field, size, not found or not a string',
    ],
    [
      { include: '[{ entity: "Band", fields: [{ name: "tags" }] }]' },
      'Fulltext entity field, tags, not found or not a string',
    ],
  ])('with %j', (parts, problem) => {
    expect(problems(full(parts))).toEqual([problem])
  })
  test('stands alone', () => {
    expect(problems(full({}))).toEqual([])
    expect(problems('type _Schema_ @entity { id: ID! }')).toEqual([
      '_Schema_ type is only for @fulltext and must not have any fields',
      'The _Schema_ type only allows @fulltext directives',
    ])
  })
})
