import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Devnet, openDevnet } from '../openDevnet.js'
import { type EventsOf, knownEvents, readEventsOf } from './readEventsOf.js'
import { BOOST_SCENARIO_NAMES, SCENARIO_NAMES } from './scenarios.js'

/** Events no scenario emits, the reason, and the test in which they come from a real transaction. */
const ELSEWHERE = [
  {
    events: ['HubUpgrades.CommitMessage', 'HubUpgrades.FunctionUpdate'],
    reason: 'only proxies of PoCo before 6.0 emit them, and the devnet runs a diamond',
    test: 'e2e/src/olderProxy.test.ts',
  },
] as const

const NAMES = [...SCENARIO_NAMES, ...BOOST_SCENARIO_NAMES]

const read = (path: string): string =>
  readFileSync(new URL(`../../../${path}`, import.meta.url), { encoding: 'utf8' })

describe('the events of the scenarios', () => {
  let devnet: Devnet
  let eventsOf: EventsOf
  beforeAll(async () => {
    devnet = await openDevnet({ boost: true })
    eventsOf = await readEventsOf(devnet, await devnet.runScenarios(NAMES))
  })
  afterAll(() => devnet.close())

  test('are as eventsOf.json says; `node devnet/bin/eventsOf.js` writes it anew', () => {
    expect(JSON.parse(read('devnet/src/scenarios/eventsOf.json'))).toEqual(eventsOf)
    expect(Object.keys(eventsOf)).toEqual(NAMES)
  })

  test('are all that the subgraph reads, but those that other tests make', () => {
    const emitted = new Set(Object.values(eventsOf).flat())
    const missing = knownEvents().filter((event) => !emitted.has(event))
    expect(missing).toEqual(ELSEWHERE.flatMap(({ events }) => [...events]))
    for (const { events, test: path } of ELSEWHERE)
      for (const event of events) expect(read(path)).toContain(event.slice(event.indexOf('.') + 1))
  })
})
