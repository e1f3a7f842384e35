import { expect, test } from 'vitest'
import { openMemoryUpstream } from '../testing/openMemoryUpstream.js'
import { NOW, pocoChain, pocoSchema, pocoSubgraph } from '../testing/pocoFixture.js'
import { openGateway } from './openGateway.js'

const silent = { debug() {}, info() {}, warn() {}, error() {} }
const WANTED = '{ protocols { rank } }'

test('a new deployment is served by its own schema, and the former one answers until then', async () => {
  const former = openMemoryUpstream(pocoSubgraph()).upstream
  const schema = pocoSchema().replace(/type Protocol @entity[^{]*\{/, '$&\n  rank: Int')
  const next = openMemoryUpstream(pocoSubgraph({ schema })).upstream
  let upstream = former
  let release = () => {}
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  let arrive = () => {}
  const arrived = new Promise<void>((resolve) => {
    arrive = resolve
  })
  const chain = pocoChain({
    upstream: async (document, variables, options) => {
      const answer = await upstream(document, variables, options)
      if (!document.includes('held')) return answer
      arrive()
      await held
      return answer
    },
    pending: () => 'QmNext',
  })
  await using gateway = await openGateway({ port: 0, chains: [chain], log: silent, clock: () => NOW })
  const ask = async (query: string) => {
    const response = await fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    })
    return JSON.parse(await response.text())
  }
  expect((await ask(WANTED)).errors[0].message).toMatch('Cannot query field "rank"')
  expect(await (await fetch(`${gateway.url}/health/ready`)).json()).toMatchObject({
    chains: { devnet: { deployment: 'QmTest', pending: 'QmNext' } },
  })

  const running = ask('{ held: protocols { id } }')
  await arrived
  upstream = next
  const refreshed = gateway.refresh('devnet')
  await expect.poll(() => ask(WANTED)).toHaveProperty('data')
  release()
  await refreshed
  expect(await running).toHaveProperty('data')
  expect(await ask(WANTED)).toHaveProperty('data')
})
