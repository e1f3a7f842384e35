import { buildSchema, graphql, parse, validate } from 'graphql/index.js'
import { describe, expect, test } from 'vitest'
import type { Ask, Reader } from '../core/reader.js'
import { textAt } from '../core/source.js'
import type { View } from '../core/view.js'
import { createServedSchema } from '../schema/servedSchema.js'
import { NOW, pocoChain } from '../testing/pocoFixture.js'
import type { Upstream } from '../upstream/upstream.js'
import { createExecutor } from './createExecutor.js'

const base = buildSchema(`
  input Block_height { hash: String number: Int }
  input Book_filter { author: String }
  type Book { id: ID! author: String! title(upper: Boolean = false): String! }
  type _Block_ { number: Int! hash: String timestamp: Int }
  type _Meta_ { block: _Block_! deployment: String! hasIndexingErrors: Boolean! }
  type Query {
    book(id: ID!, block: Block_height): Book
    books(first: Int, where: Book_filter, block: Block_height): [Book!]!
    _meta(block: Block_height): _Meta_
  }
`)

const booksOf = (read: Reader, author: string, ask: Partial<Ask> = {}) =>
  read.many({ field: 'books', args: { first: 100, where: { author } }, select: { id: true }, ...ask })

const view: View = {
  sdl: 'testing/lookUps.graphql',
  roots: {
    shelf: {
      requires: { books: { author: true } },
      compute: ({ author }, { read }, selected) => {
        const books = booksOf(read, String(author), {
          selections: [...selected.of('books'), ...selected.of('first')],
        })
        return {
          books: async () => (await books).map(({ node }) => node),
          first: async () => (await books)[0]?.node ?? null,
          count: async () => (await books).length,
        }
      },
    },
  },
  fields: {
    Book: {
      others: {
        kind: 'value',
        needs: [{ id: true, author: true }],
        requires: { books: { author: true } },
        compute: async (book, _, { read }) => {
          const found = await booksOf(read, textAt(book, 'author'))
          return found.map(({ source }) => textAt(source, 'id')).filter((id) => id !== textAt(book, 'id'))
        },
      },
      shelf: {
        kind: 'value',
        needs: [{ author: true }],
        requires: { books: { author: true } },
        compute: async (book, _, { read }, selected) => {
          const books = await booksOf(read, textAt(book, 'author'), { selections: selected.of('books') })
          return { books: books.map(({ node }) => node), first: null, count: books.length }
        },
      },
    },
  },
}

const served = createServedSchema(base, [view])
const BOOKS = [
  { id: '1', author: 'Ada', title: 'Engines' },
  { id: '2', author: 'Ada', title: 'Notes' },
  { id: '3', author: 'Bob', title: 'Tea' },
]

type Seen = { document: string; variables: Record<string, unknown> }

/** An executor over books in memory; `answer` may answer instead, by the number of the request. */
const open = (answer: (index: number) => string | undefined = () => undefined) => {
  const seen: Seen[] = []
  const upstream: Upstream = async (document, variables = {}) => {
    seen.push({ document, variables })
    const block = { number: 7, hash: `0x${seen.length}`, timestamp: NOW }
    const scripted = answer(seen.length)
    if (scripted !== undefined) return { body: scripted, block }
    const title = (book: { title: string }) => (args: { upper: boolean }) =>
      args.upper ? book.title.toUpperCase() : book.title
    const rows = BOOKS.map((book) => ({ ...book, title: title(book) }))
    const result = await graphql({
      schema: base,
      source: document,
      variableValues: variables,
      rootValue: {
        book: ({ id }: { id: string }) => rows.find((row) => row.id === id) ?? null,
        books: ({ where }: { where?: { author?: string } }) =>
          rows.filter(({ author }) => where?.author === undefined || author === where.author),
        _meta: { block, deployment: 'QmBooks', hasIndexingErrors: false },
      },
    })
    return { body: JSON.stringify(result), block }
  }
  const executor = createExecutor(served, pocoChain({ upstream }), { clock: () => NOW })
  const run = async (source: string, variables?: Record<string, unknown>) => {
    const document = parse(source)
    expect(validate(served.schema, document)).toEqual([])
    const result = await executor.execute({ source, document, variables })
    return result.kind === 'data' ? JSON.parse(JSON.stringify(result.data)) : expect.unreachable()
  }
  return { run, seen }
}

describe('look-ups of views', () => {
  test('are named to clients as views name them', async () => {
    const { run, seen } = open((index) => {
      const [name] = Object.keys(seen[index - 1]?.variables ?? {}).filter((key) => key.endsWith('where'))
      return JSON.stringify({ errors: [{ message: `Invalid value provided for variable \`${name}\`: x_` }] })
    })
    await expect(run('{ shelf(author: "Ada") { count } }')).rejects.toThrow(
      'Invalid value provided for variable `where`: x_',
    )
    expect(Object.keys(seen[0]?.variables ?? {})).not.toContain('where')
  })

  test('that are known at once travel with the base fields', async () => {
    const { run, seen } = open()
    expect(
      await run(
        '{ book(id: "3") { title } shelf(author: "Ada") { count books { id } } _meta { deployment } }',
      ),
    ).toEqual({
      book: { title: 'Tea' },
      shelf: { count: 2, books: [{ id: '1' }, { id: '2' }] },
      _meta: { deployment: 'QmBooks' },
    })
    expect(seen).toHaveLength(1)
  })

  test('that follow from the answer travel together, at its block', async () => {
    const { run, seen } = open()
    expect(await run('{ books { id others shelf { count } } }')).toEqual({
      books: [
        { id: '1', others: ['2'], shelf: { count: 2 } },
        { id: '2', others: ['1'], shelf: { count: 2 } },
        { id: '3', others: [], shelf: { count: 1 } },
      ],
    })
    expect(seen).toHaveLength(2)
    expect(seen[1]?.document.match(/books\(/g)).toHaveLength(6)
    expect(Object.values(seen[1]?.variables ?? {})).toContainEqual({ hash: '0x1' })
  })

  test('go on wave after wave', async () => {
    const { run, seen } = open()
    expect(await run('{ shelf(author: "Bob") { books { others shelf { books { title } } } } }')).toEqual({
      shelf: { books: [{ others: [], shelf: { books: [{ title: 'Tea' }] } }] },
    })
    expect(seen).toHaveLength(2)
  })

  test('hand on whatever the client selects, under any alias', async () => {
    const { run } = open()
    const source = `query ($up: Boolean!) {
      shelf(author: "Ada") {
        books { id: title(upper: $up) author }
        again: books { id a: others }
        first { __typename title ...F }
      }
    } fragment F on Book { x_id: id others }`
    expect(await run(source, { up: true })).toEqual({
      shelf: {
        books: [
          { id: 'ENGINES', author: 'Ada' },
          { id: 'NOTES', author: 'Ada' },
        ],
        again: [
          { id: '1', a: ['2'] },
          { id: '2', a: ['1'] },
        ],
        first: { __typename: 'Book', title: 'Engines', x_id: '1', others: ['2'] },
      },
    })
  })

  test('keep to the block that the client named', async () => {
    const { run, seen } = open()
    await run('query ($n: Int = 5) { book(id: "1", block: { number: $n }) { others } }')
    expect(Object.values(seen[1]?.variables ?? {})).toContainEqual({ number: 5 })
    expect(JSON.stringify(seen[1]?.variables)).not.toContain('hash')
  })

  test('are split when there are many', async () => {
    const { run, seen } = open()
    const many = Array.from({ length: 70 }, (_, index) => `a${index}: books { others }`)
    const data = await run(`{ ${many.join(' ')} }`)
    expect(data.a69).toEqual([{ others: ['2'] }, { others: ['1'] }, { others: [] }])
    expect(seen).toHaveLength(1 + Math.ceil((70 * 3) / 100))
  })
})

describe('when a look-up fails', () => {
  const LOST = '{"errors":[{"message":"block with hash 0x1 not found"}]}'

  test('for its block is gone, the operation runs anew', async () => {
    const { run, seen } = open((index) => (index === 2 ? LOST : undefined))
    expect(await run('{ book(id: "1") { others } }')).toEqual({ book: { others: ['2'] } })
    expect(seen).toHaveLength(4)
    expect(Object.values(seen[3]?.variables ?? {})).toContainEqual({ hash: '0x3' })
  })

  test('for its block is gone again and again, the client is told', async () => {
    const { run, seen } = open((index) => (index % 2 === 0 ? LOST : undefined))
    await expect(run('{ book(id: "1") { others } }')).rejects.toMatchObject({
      code: 'UPSTREAM_UNAVAILABLE',
      message: 'The chain was reorganized while the answer was put together.',
    })
    expect(seen).toHaveLength(6)
  })

  test('otherwise, so does the operation', async () => {
    const slow = '{"errors":[{"message":"Query timed out"}]}'
    const { run } = open((index) => (index === 2 ? slow : undefined))
    await expect(run('{ books { others shelf { count } } }')).rejects.toMatchObject({
      code: 'UPSTREAM_TIMEOUT',
    })
  })

  test('with the first request, everything asked of it does', async () => {
    const { run } = open(() => '{"errors":[{"message":"Query timed out"}]}')
    await expect(run('{ shelf(author: "Ada") { count } book(id: "1") { others } }')).rejects.toMatchObject({
      code: 'UPSTREAM_TIMEOUT',
    })
  })
})
