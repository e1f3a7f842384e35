import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { openDevnet } from '../openDevnet.js'
import { readEventsOf } from './readEventsOf.js'
import { SCENARIO_NAMES } from './scenarios.js'

const stored: unknown = JSON.parse(
  readFileSync(new URL('../../src/scenarios/eventsOf.json', import.meta.url), 'utf8'),
)

test('eventsOf.json says which events the scenarios emit; `node devnet/bin/eventsOf.js` writes it anew', async () => {
  await using devnet = await openDevnet()
  const eventsOf = await readEventsOf(devnet, await devnet.runScenarios())
  expect(Object.keys(eventsOf)).toEqual(SCENARIO_NAMES)
  expect(stored).toEqual(eventsOf)
})
