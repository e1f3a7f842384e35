import type { Random } from './random.js'

/** A request that means no good. */
export type Abuse = Readonly<{
  body: Buffer
  /** Headers that replace the usual ones. */
  headers?: Readonly<Record<string, string | readonly string[]>>
  method?: string
  /** Put after the path. */
  search?: string
  /** The whole exchange as bytes, instead of the above; `HOST` and `PATH` are filled in. */
  raw?: string
  /** The client leaves after this many bytes of the body. */
  leaveAfter?: number
}>

/** What an answer must be: errors, data, either, or anything that HTTP itself allows. */
export type Expected = 'errors' | 'data' | 'either' | 'http'

export type Kind = Readonly<{ expected: Expected; weight?: number; make: (random: Random) => Abuse }>

const json = (query: string, variables?: string): Abuse => ({
  body: Buffer.from(
    `{"query":${JSON.stringify(query)}${variables === undefined ? '' : `,"variables":${variables}`}}`,
  ),
})
const bytes = (body: string | Buffer, headers: Abuse['headers'] = {}): Abuse => ({
  body: Buffer.from(body as string),
  headers,
})
const many = (count: number, text: (index: number) => string, separator = ' '): string =>
  Array.from({ length: count }, (_, index) => text(index)).join(separator)
const OK = '{ deals(first: 1) { id } }'
const WHERE = 'query($w: Deal_filter) { deals(where: $w) { id } }'

/** Kinds of malformed, oversized and malicious requests. */
export const KINDS: Readonly<Record<string, Kind>> = {
  malformedQuery: {
    expected: 'errors',
    make: ({ pick, below }) =>
      json(
        pick([
          '{',
          '}',
          '{ deals',
          '{ deals(',
          '<L<G<>M>',
          '',
          ' ',
          '{}',
          '{deals{}}',
          '"',
          '"""',
          '…',
          '{a:}',
        ]) + '{'.repeat(below(3)),
      ),
  },
  mutatedQuery: {
    expected: 'either',
    weight: 8,
    make: ({ below }) => {
      const text = [
        ...'query Q($n: Int = 3) { deals(first: $n, where: { id_not: "x" }) { id app { name } ...F } } fragment F on Deal { startTime }',
      ]
      for (let change = 0; change <= below(4); change += 1)
        text.splice(below(text.length), below(3), String.fromCharCode(below(below(2) === 0 ? 128 : 65_536)))
      return json(text.join(''))
    },
  },
  truncatedJson: {
    expected: 'errors',
    make: ({ below }) => {
      const { body } = json(WHERE, '{"w":{"id":"a"}}')
      return { body: body.subarray(0, 1 + below(body.length - 1)) }
    },
  },
  wrongShape: {
    expected: 'errors',
    make: ({ pick }) =>
      bytes(
        pick([
          'null',
          '1',
          '"x"',
          '[]',
          '{}',
          '{"query":1}',
          '{"query":null}',
          '{"query":["a"]}',
          '{"query":{}}',
          `{"query":"${OK}","variables":[]}`,
          `{"query":"${OK}","variables":"x"}`,
        ]),
      ),
  },
  batch: {
    expected: 'errors',
    // The gateway answers batches of up to ten.
    make: ({ below }) => bytes(`[${many(11 + below(1000), () => `{"query":"${OK}"}`, ',')}]`),
  },
  binary: {
    expected: 'errors',
    weight: 3,
    make: ({ below }) => ({ body: Buffer.from(Array.from({ length: 1 + below(5000) }, () => below(256))) }),
  },
  invalidUtf8: {
    expected: 'either',
    make: ({ below }) => {
      const { body } = json('{ deals(where: { id: "aaaaaaaa" }) { id } }')
      for (let at = 0; at < 4; at += 1) body[12 + below(body.length - 16)] = 128 + below(128)
      return { body }
    },
  },
  hugeText: {
    expected: 'errors',
    make: ({ pick }) =>
      json(
        pick([
          `${OK} #${'x'.repeat(1e6)}`,
          `${OK}${' '.repeat(1e6)}`,
          `{${' a'.repeat(5e5)}}`,
          '{'.repeat(1e6),
          `{ deals(where: { id: "${'é'.repeat(5e5)}" }) { id } }`,
          'x'.repeat(1e6),
        ]),
      ),
  },
  hugeBody: {
    expected: 'errors',
    make: ({ pick }) => bytes(pick(['x', '[', '{"a":', '"', '\u0000']).repeat(1e6).slice(0, 1e6)),
  },
  overLimit: { expected: 'errors', make: () => bytes('x'.repeat(11 * 1024 * 1024)) },
  hugeVariable: {
    expected: 'errors',
    make: ({ pick }) =>
      json(
        'query($w: Int) { deals(first: $w) { id } }',
        JSON.stringify({ w: pick(['x', '\u0001', '"', '😀']).repeat(1e5) }),
      ),
  },
  unusedVariable: {
    expected: 'data',
    make: ({ below }) => json(OK, JSON.stringify({ x: 'x'.repeat(below(5e5)) })),
  },
  deep: {
    expected: 'errors',
    weight: 3,
    make: ({ pick, below }) => {
      const levels = 10_000 + below(1000)
      return pick([
        json(`${'{a'.repeat(levels)}${'}'.repeat(levels)}`),
        json(`{${'deals{tasks{deal{'.repeat(levels / 3)}id${'}}}'.repeat(levels / 3)}}`),
        json(`{ deals(where: { id_in: ${'['.repeat(levels)}${']'.repeat(levels)} }) { id } }`),
        json(`{ deals(where: ${'{and:['.repeat(levels)}{}${']}'.repeat(levels)}) { id } }`),
        json(`query($a: ${'['.repeat(levels)}Int${']'.repeat(levels)}) { deals { id } }`),
        json(`{${'...on Query{'.repeat(levels)}__typename${'}'.repeat(levels)}}`),
        json(WHERE, `{"w":${'{"and":['.repeat(levels)}{}${']}'.repeat(levels)}}`),
        json(WHERE, `{"w":${'['.repeat(levels)}${']'.repeat(levels)}}`),
        bytes(`${'['.repeat(levels)}${']'.repeat(levels)}`),
      ])
    },
  },
  middling: {
    expected: 'either',
    make: ({ pick, below }) => {
      const levels = 1 + below(300)
      return pick([
        json(`{${'deals{tasks{deal{'.repeat(levels / 3)}id${'}}}'.repeat(levels / 3)}}`),
        json(`{ deals(where: ${'{and:[{id:"a"},'.repeat(levels)}{}${']}'.repeat(levels)}) { id } }`),
        json(`{ deals(where: ${'{or:['.repeat(levels)}{id:"a"}${']}'.repeat(levels)}) { id } }`),
        json(WHERE, `{"w":${'{"and":[{}],"or":['.repeat(levels)}{}${']}'.repeat(levels)}}`),
      ])
    },
  },
  cycle: {
    expected: 'errors',
    weight: 3,
    make: ({ below }) => {
      const length = 1 + below(50)
      const on = below(2) === 0
      const inner = (index: number) => `...F${(index + 1) % length}`
      return json(
        `{ deals { ...F0 } } ${many(length, (index) => `fragment F${index} on Deal { id ${on ? inner(index) : `tasks { deal { ${inner(index)} } }`} }`)}`,
      )
    },
  },
  fragmentBomb: {
    expected: 'errors',
    weight: 2,
    make: ({ below }) => {
      const length = 20 + below(30)
      return json(
        `{ deals { ...F0 } } ${many(length, (index) => `fragment F${index} on Deal { a: tasks { deal { ...F${index + 1} } } b: tasks { deal { ...F${index + 1} } } }`)} fragment F${length} on Deal { id }`,
      )
    },
  },
  unknownFragments: {
    expected: 'errors',
    make: ({ below }) => json(`{ deals { ${many(1 + below(2000), (index) => `...F${index}`)} } }`),
  },
  aliasBomb: {
    expected: 'errors',
    weight: 3,
    make: ({ pick, below }) => {
      const count = 600 + below(10_000)
      return json(
        pick([
          `{ ${many(count, (index) => `a${index}: deals { id }`)} }`,
          `{ deals { ${many(count, (index) => `a${index}: id`)} } }`,
          `{ ${many(count, (index) => `a${index}: _meta { deployment }`)} }`,
          `{ ${many(count, (index) => `a${index}: deals(first: 1000) { tasks(first: 1000) { id } }`)} }`,
        ]),
      )
    },
  },
  repeatedFields: {
    expected: 'either',
    make: ({ below }) => json(`{ deals(first: 1) { ${'id '.repeat(1 + below(20_000))} } }`),
  },
  unknownFields: {
    expected: 'errors',
    make: ({ below }) => json(`{ deals { ${many(1 + below(15_000), (index) => `x${index}`)} } }`),
  },
  directiveFlood: {
    expected: 'errors',
    make: ({ below }) => json(`{ deals ${'@skip(if: false) '.repeat(3000 + below(5000))} { id } }`),
  },
  variableFlood: {
    expected: 'errors',
    make: ({ below }) =>
      json(`query(${many(4000 + below(5000), (index) => `$v${index}: Int!`)}) { deals { id } }`),
  },
  tooManyConditions: {
    expected: 'errors',
    make: ({ below }) =>
      json(
        WHERE,
        JSON.stringify({
          w: { or: Array.from({ length: 2000 + below(3000) }, (_, index) => ({ id: String(index) })) },
        }),
      ),
  },
  hugeNumbers: {
    expected: 'errors',
    weight: 2,
    make: ({ pick, below }) => {
      const number = pick([
        '9'.repeat(1 + below(50_000)).padStart(12, '9'),
        `-${'9'.repeat(12)}`,
        '1e999',
        '9007199254740993',
        '4294967296000',
      ])
      return json(
        pick([
          `{ deals(first: ${number}) { id } }`,
          `{ deals(skip: ${number}) { id } }`,
          `{ deals(block: { number: ${number} }) { id } }`,
          `{ deals(block: { number_gte: ${number} }) { id } }`,
        ]),
      )
    },
  },
  hugeNumberTexts: {
    expected: 'either',
    make: ({ pick, below }) =>
      json(
        `{ deals(where: { startTime: "${pick(['9', '0'])}${'0'.repeat(below(50_000))}1" }) { id } accounts(where: { balance: "0.${'0'.repeat(below(50_000))}1" }) { id } }`,
      ),
  },
  badBlocks: {
    expected: 'errors',
    make: ({ pick }) =>
      json(
        `{ deals(block: ${pick(['{ number: 2147483647 }', '{ hash: "0x00" }', '{ hash: "zz" }', '{}', '{ number: -1 }', '{ number: null }'])}) { id } }`,
      ),
  },
  wildcards: {
    expected: 'either',
    make: ({ below }) =>
      json(`{ apps(where: { name_contains_nocase: "${'%a_'.repeat(below(20_000))}" }) { id } }`),
  },
  introspectionBomb: {
    expected: 'errors',
    make: ({ below }) =>
      json(
        `{ ${many(60 + below(100), (index) => `a${index}: __schema { types { inputFields { name type { name ofType { name } } } } }`)} }`,
      ),
  },
  manyIds: {
    expected: 'either',
    make: ({ below }) =>
      json(
        WHERE,
        JSON.stringify({
          w: { id_in: Array.from({ length: 100_000 }, (_, index) => `0x${index + below(2)}`) },
        }),
      ),
  },
  unicode: {
    expected: 'either',
    make: ({ pick, below }) =>
      json(
        `{ apps(where: { name: ${JSON.stringify(pick(['\u202e', '\ud800', '\ufeff', '🇫🇷', '\u0000', 'Å']).repeat(1 + below(2000)))} }) { id } }`,
      ),
  },
  prototype: {
    expected: 'either',
    make: ({ pick }) =>
      pick([
        json('{ __proto__: deals { id } }'),
        json('query($__proto__: Int) { deals { id } }', '{"__proto__":1}'),
        json(WHERE, '{"w":{"__proto__":{"id":"x"}}}'),
        json('{ constructor toString hasOwnProperty }'),
        json('{ deals { ...toString } }'),
      ]),
  },
  injection: {
    expected: 'either',
    make: ({ pick }) =>
      json(
        WHERE,
        JSON.stringify({
          w: { [pick(['id', 'id_in', "id') OR 1=1 --", 'id" OR 1=1'])]: "'; DROP TABLE deal; --" },
        }),
      ),
  },
  contentType: {
    expected: 'either',
    make: ({ pick }) => ({
      ...json(OK),
      headers: {
        'content-type': pick([
          '',
          'text/plain',
          'multipart/form-data; boundary=x',
          'application/x-www-form-urlencoded',
          'application/json; charset=utf-16',
          'x'.repeat(2000),
        ]),
      },
    }),
  },
  contentEncoding: {
    expected: 'either',
    make: ({ pick }) => ({
      ...json(OK),
      headers: { 'content-encoding': pick(['gzip', 'br', 'x']), 'accept-encoding': 'gzip, \u00ff' },
    }),
  },
  methods: {
    expected: 'http',
    make: ({ pick }) => ({
      ...json(OK),
      method: pick(['PUT', 'DELETE', 'PATCH', 'GET', 'HEAD', 'OPTIONS', 'PROPFIND']),
    }),
  },
  searches: {
    expected: 'http',
    make: ({ pick }) => ({
      ...json(OK),
      search: pick([
        '?',
        '?%',
        '?query=%',
        '/graphql',
        '/../..',
        '//',
        '?api-version=x',
        `?${'a'.repeat(5000)}`,
        '/%ff',
        '?query={x}&query={y}',
      ]),
    }),
  },
  duplicateHeaders: {
    expected: 'http',
    make: ({ pick }) => ({
      ...json(OK),
      raw: pick([
        'POST PATH HTTP/1.1\r\nHost: HOST\r\nContent-Type: application/json\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}',
        'POST PATH HTTP/1.1\r\nHost: HOST\r\nHost: HOST\r\nContent-Type: a\r\nContent-Type: b\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}',
        'POST PATH HTTP/1.1\r\nHost: HOST\r\nContent-Type: a\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n{}',
      ]),
    }),
  },
  malformedHttp: {
    expected: 'http',
    make: ({ pick }) => ({
      ...json(OK),
      raw: pick([
        '\u0000\u0001\u0002',
        'GET\r\n\r\n',
        'POST PATH HTTP/9.9\r\n\r\n',
        `GET /${'a'.repeat(20_000)} HTTP/1.1\r\n\r\n`,
        `GET / HTTP/1.1\r\nHost: HOST\r\n${'X: y\r\n'.repeat(3000)}\r\n`,
        'POST // HTTP/1.1\r\nHost: HOST\r\nConnection: close\r\nContent-Length: 0\r\n\r\n',
        'GET http://[::bad HTTP/1.1\r\nHost: HOST\r\nConnection: close\r\n\r\n',
        'POST PATH HTTP/1.1\r\nHost: HOST\r\nContent-Type: application/json\r\nContent-Length: -5\r\n\r\n',
        'POST PATH HTTP/1.1\r\nHost: HOST\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n',
      ]),
    }),
  },
  leaves: {
    expected: 'http',
    weight: 2,
    make: ({ below }) => ({ ...json(`${OK} #${'x'.repeat(below(200_000))}`), leaveAfter: below(40_000) }),
  },
}
