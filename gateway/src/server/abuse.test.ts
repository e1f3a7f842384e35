import { connect, type Socket } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Answer, type Guarded, openGuarded } from '../testing/openGuarded.js'

const ABUSER = '127.0.0.2'
const OTHER = '127.0.0.3'
const ORDINARY = '{ deals(first: 5) { id state amounts { total } } }'
const REQUESTS = 60

let guarded: Guarded
beforeAll(async () => {
  guarded = await openGuarded({
    guards: { rateLimit: { unitsPerSecond: 0.5, burst: 40 } },
    maxBodyBytes: 100_000,
  })
})
afterAll(() => guarded[Symbol.asyncDispose]())

const times = (count: number, make: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => make(index)).join(' ')
/** Address of an abuser that has not been seen yet. */
const freshAddress = (() => {
  let next = 10
  return () => `127.0.0.${next++}`
})()

/** Statuses that the ordinary client gets while the others are at work, each within its own allowance. */
const answersBeside = async (abuse: Promise<unknown>): Promise<readonly Answer[]> => {
  const answers: Answer[] = []
  const from = freshAddress()
  let isOver = false
  const over = abuse.finally(() => {
    isOver = true
  })
  while (!isOver && answers.length < 30) answers.push(await guarded.query(ORDINARY, { from }))
  await over
  return answers
}

test.each<[name: string, make: (n: number) => string, expected: readonly number[]]>([
  ['cost bombs', (n) => `{ a${n}: deals(first: 1000) { tasks(first: 1000) { state } } }`, [400, 429]],
  [
    'alias bombs',
    (n) => `{ b${n}: deals(first: 1000) { ${times(400, (key) => `a${key}: state`)} } }`,
    [400, 429],
  ],
  ['dear operations', (n) => `{ b${n}: deals(first: 1000) { state a: state } }`, [200, 429]],
  ['bodies that are too large', () => 'x'.repeat(200_000), [413, 429]],
])('%s meet their limits, and the other client none', async (_, make, expected) => {
  const from = freshAddress()
  const sent = Promise.all(
    Array.from({ length: REQUESTS }, async (_request, n) => {
      // What a header claims changes nothing.
      const headers = { 'x-forwarded-for': `203.0.113.${n}`, origin: 'https://explorer.iex.ec' }
      return (await guarded.query(make(n), { from, headers })).status
    }),
  )
  const beside = await answersBeside(sent)
  expect(new Set(beside.map(({ status }) => status))).toEqual(new Set([200]))
  expect([...new Set(await sent)].sort()).toEqual(expected)
})

test('slow connections are cut short, and those beyond what one client may have at once', async () => {
  const { hostname, port } = new URL(guarded.gateway.url)
  const open = (from: string) =>
    new Promise<Socket>((resolve) => {
      const socket = connect({ host: hostname, port: Number(port), localAddress: from }, () => {
        socket.write('POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Ty')
        resolve(socket)
      })
      socket.on('error', () => {}).resume()
    })
  const sockets = await Promise.all(Array.from({ length: 300 }, () => open(ABUSER)))
  const isOpen = ({ closed }: Socket) => !closed
  await expect.poll(() => sockets.filter(isOpen).length).toBe(256)
  const answers = await Promise.all([1, 2, 3].map(() => guarded.query(ORDINARY, { from: OTHER })))
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
  await expect.poll(() => sockets.filter(isOpen).length, { timeout: 30_000 }).toBe(0)
  expect((await guarded.query(ORDINARY, { from: ABUSER })).status).toBe(200)
})
