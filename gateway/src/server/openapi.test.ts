import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parse } from 'yaml'
import { type Answer, type Guarded, openGuarded } from '../testing/openGuarded.js'
import { openMemoryUpstream } from '../testing/openMemoryUpstream.js'
import { pocoSubgraph } from '../testing/pocoFixture.js'
import { UpstreamUnavailableError } from '../upstream/upstreamErrors.js'

type Described = Readonly<{
  headers: Readonly<Record<string, Readonly<{ $ref: string }>>>
  content: Readonly<Record<string, Readonly<{ schema: object }>>>
}>

const document = parse(readFileSync(new URL('../../../docs/openapi.yaml', import.meta.url), 'utf8'))
const ajv = new Ajv2020({ strict: false })
ajv.addSchema(document, 'openapi')
const paths = Object.entries<Readonly<Record<string, { responses: Record<string, Described> }>>>(
  document.paths,
)
const promised = paths.flatMap(([path, methods]) =>
  Object.entries(methods).flatMap(([method, { responses }]) =>
    Object.entries(responses).map(([status, response]) => ({ path, method, status, response })),
  ),
)

/** Fails unless a value is what the schema of a place in the document says. */
const expectValid = (place: string, value: unknown) => {
  const validate = ajv.compile({ $ref: `openapi#${place}` })
  validate(value)
  expect(validate.errors ?? [], JSON.stringify(value)).toEqual([])
}
const pointer = (...keys: readonly string[]) =>
  `/${keys.map((key) => encodeURIComponent(key.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/')}`

const memory = openMemoryUpstream(pocoSubgraph())
let isAway = false
let healthy: Guarded
let troubled: Guarded
beforeAll(async () => {
  const endpoints = () => [{ active: true, score: 1, latencyMs: 3, behind: 0 }]
  const heldUp = () => ({ kind: 'rpc', since: 1_700_000_000 }) as const
  healthy = await openGuarded({}, { endpoints, heldUp, pending: () => 'QmNext' })
  troubled = await openGuarded(
    {},
    {
      upstream: (...args) =>
        isAway
          ? Promise.reject(new UpstreamUnavailableError('cannot be reached', {}))
          : memory.upstream(...args),
    },
  )
  isAway = true
})
afterAll(async () => {
  await healthy[Symbol.asyncDispose]()
  await troubled[Symbol.asyncDispose]()
})

const expectAsDescribed = (
  { path, method, status, response }: (typeof promised)[number],
  { headers, text, json }: Answer,
) => {
  const [type = ''] = Object.keys(response.content)
  expect(headers['content-type']).toMatch(new RegExp(`^${type}`))
  expectValid(
    pointer('paths', path, method, 'responses', status, 'content', type, 'schema'),
    type === 'application/json' ? json : text,
  )
  for (const [name, { $ref }] of Object.entries(response.headers)) {
    expect(headers).toHaveProperty(name)
    expectValid(pointer(...$ref.slice(2).split('/'), 'schema'), headers[name])
  }
}

test.each(promised)('$method $path answers $status as described', async (described) => {
  const { path, method, status } = described
  const answers = [
    await healthy.send(path, { method: method.toUpperCase() }),
    await troubled.send(path, { method: method.toUpperCase() }),
  ]
  const meant = answers.filter((answer) => String(answer.status) === status)
  expect(meant.length).toBeGreaterThan(0)
  for (const answer of meant) expectAsDescribed(described, answer)
})

test('every answer there is has been described', async () => {
  for (const [path, methods] of paths)
    for (const guarded of [healthy, troubled])
      expect(Object.keys(methods.get?.responses ?? {})).toContain(String((await guarded.send(path)).status))
})
