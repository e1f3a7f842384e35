// Usage: node devnet/bin/eventsOf.js
//   Tells every scenario and writes which events each emits to devnet/src/scenarios/eventsOf.json.
//   Needs a build: npm run build
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { openDevnet, readEventsOf } from '../dist/index.js'

const FILE = fileURLToPath(new URL('../src/scenarios/eventsOf.json', import.meta.url))
const LINE = 110

// Short lists on one line, long ones an event a line, as the formatter of this repository wants it.
const line = ([scenario, events]) => {
  const flat = `  ${JSON.stringify(scenario)}: [${events.map((event) => JSON.stringify(event)).join(', ')}]`
  if (flat.length < LINE) return flat
  const list = events.map((event) => `    ${JSON.stringify(event)}`).join(',\n')
  return `  ${JSON.stringify(scenario)}: [\n${list}\n  ]`
}

const devnet = await openDevnet()
try {
  const eventsOf = await readEventsOf(devnet, await devnet.runScenarios())
  writeFileSync(FILE, `{\n${Object.entries(eventsOf).map(line).join(',\n')}\n}\n`)
} finally {
  await devnet.close()
}
