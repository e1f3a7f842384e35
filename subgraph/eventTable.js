// Usage: node subgraph/eventTable.js [--check]
//   Writes docs/events.md: every event with its contract, handler, entities and tests.
//   --check writes nothing and exits 1 when the page is stale.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, sep } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { Kind, parse } from 'graphql'
import { parse as parseYaml } from 'yaml'
import { mappingWrites } from './mappingWrites.js'

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)))
const PAGE = join(ROOT, 'docs/events.md')

const INTRODUCTION = `# Events

What happens to each event of the PoCo contracts: who emits it, which handler reads it, which entities the
handler may store, which file tests it, and which stories of the devnet make it happen in a real transaction. Files
that handlers ask for are at the end. Written by \`node subgraph/eventTable.js\`; the stories are those of
\`devnet/src/scenarios/eventsOf.json\`, which is read from the logs of a devnet.

The proxies behind apps, datasets and workerpools declare \`Upgraded\`, but get their code once, without emitting it:
it has no row.
`

/** Stories named in a cell; a transfer of staked RLC happens in all of them. */
const MOST_STORIES = 3

/** What makes handlers of files run, which leave no logs. */
const FILE_STORIES = { BulkFile: 'bulkDeal', BulkSliceFile: 'bulkDeal' }

/** Interfaces of `abis/` whose events come from one address. */
const SAME_CONTRACT = [
  ['IexecInterfaceToken', 'HubUpgrades', 'IexecPocoBoostFacet', 'IexecPocoBoostAccessorsFacet'],
]

/**
 * One row per event handler of the manifest, then one per file that handlers ask for.
 *
 * @returns {{ event: string, contract: string, handler: string, entities: string[], tests: string[], scenario: string }[]}
 */
export function eventRows() {
  const writes = mappingWrites(join(ROOT, 'src'), entityTypes())
  const tests = testedHandlers()
  const stories = storiesByEvent()
  return sources().flatMap(({ name, kind, mapping }) =>
    (mapping.eventHandlers ?? [{ event: `a \`${kind}\` file`, handler: mapping.handler }]).map(
      ({ event, handler }) => ({
        event: mapping.eventHandlers ? `\`${event}\`` : event,
        contract: name,
        handler,
        entities: [...(writes.get(handler) ?? [])].sort(),
        tests: tests.get(handler) ?? [],
        scenario: scenarioCell(mapping.eventHandlers ? `${name}.${nameOf(event)}` : name, stories),
      }),
    ),
  )
}

/** Events that the contracts of `abis/` can emit and no row is about, as `Interface.Event`. */
export function unhandledEvents() {
  const handled = new Map()
  for (const { source, mapping } of sources())
    for (const { event } of mapping.eventHandlers ?? [])
      for (const abi of sameContract(source.abi))
        handled.set(abi, [...(handled.get(abi) ?? []), event.replaceAll('indexed ', '')])
  return readdirSync(join(ROOT, 'abis'))
    .filter((file) => file.endsWith('.json'))
    .flatMap((file) => {
      const abi = file.slice(0, -'.json'.length)
      return JSON.parse(readFileSync(join(ROOT, 'abis', file), 'utf8'))
        .filter((item) => item.type === 'event' && !handled.get(abi)?.includes(signatureOf(item)))
        .map(({ name }) => `${abi}.${name}`)
    })
}

function sameContract(abi) {
  return SAME_CONTRACT.find((names) => names.includes(abi)) ?? [abi]
}

function signatureOf({ name, inputs }) {
  return `${name}(${inputs.map(typeOf).join(',')})`
}

function typeOf({ type, components }) {
  return components ? type.replace('tuple', `(${components.map(typeOf).join(',')})`) : type
}

function nameOf(event) {
  return event.slice(0, event.indexOf('('))
}

/** Scenarios by event, in the order in which they are told. */
function storiesByEvent() {
  const stories = new Map()
  const eventsOf = JSON.parse(readFileSync(join(ROOT, 'devnet/src/scenarios/eventsOf.json'), 'utf8'))
  for (const [scenario, events] of Object.entries(eventsOf))
    for (const event of events) stories.set(event, [...(stories.get(event) ?? []), scenario])
  return stories
}

/** What makes an event happen: scenarios, else a test with a real chain. */
function scenarioCell(event, stories) {
  const told = stories.get(event) ?? (FILE_STORIES[event] ? [FILE_STORIES[event]] : [])
  if (told.length > MOST_STORIES)
    return `${told.slice(0, MOST_STORIES).join(', ')} and ${told.length - MOST_STORIES} more`
  if (told.length > 0) return told.join(', ')
  return testsNaming(event.slice(event.indexOf('.') + 1)).join(', ')
}

/** Tests with a real chain that name an event or its entity. */
function testsNaming(event) {
  const folder = join(ROOT, 'e2e/src')
  return readdirSync(folder)
    .filter((file) => file.endsWith('.test.ts'))
    .filter((file) => new RegExp(`\\b${event}s?\\b`, 'i').test(readFileSync(join(folder, file), 'utf8')))
    .map((file) => `e2e/src/${file}`)
    .sort()
}

/** Entities that the manifest lists for each data source, and those that its handlers store. */
export function entitiesBySource() {
  const rows = eventRows()
  return sources().map(({ name, mapping }) => ({
    name,
    listed: [...mapping.entities].sort(),
    stored: [
      ...new Set(rows.filter(({ contract }) => contract === name).flatMap(({ entities }) => entities)),
    ].sort(),
  }))
}

/** Text of docs/events.md as it should be. */
export function eventPage() {
  const rows = eventRows().map(({ event, contract, handler, entities, tests, scenario }) => [
    event,
    contract,
    `\`${handler}\``,
    entities.join(', '),
    tests.join(', '),
    scenario,
  ])
  const titles = ['event', 'contract', 'handler', 'entities', 'tests', 'scenario']
  return `${INTRODUCTION}\n${markdownTable(titles, rows)}\n`
}

/** A table whose columns line up, as the formatter of this repository wants it. */
function markdownTable(titles, rows) {
  const widths = titles.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column].length)),
  )
  const line = (cells) => `| ${cells.map((cell, column) => cell.padEnd(widths[column])).join(' | ')} |`
  return [line(titles), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n')
}

/** Text of docs/events.md as it is. */
export function storedEventPage() {
  return readFileSync(PAGE, 'utf8')
}

function sources() {
  const manifest = parseYaml(readFileSync(join(ROOT, 'subgraph/subgraph.yaml'), 'utf8'))
  return [...manifest.dataSources, ...manifest.templates]
}

function entityTypes() {
  const schema = parse(readFileSync(join(ROOT, 'schema.graphql'), 'utf8'))
  const objects = schema.definitions.filter(({ kind }) => kind === Kind.OBJECT_TYPE_DEFINITION)
  return new Set(objects.map(({ name }) => name.value))
}

/** Handler name → test files with a group named after it. */
function testedHandlers() {
  const tests = new Map()
  const files = readdirSync(join(ROOT, 'tests'), { recursive: true }).filter((file) =>
    file.endsWith('.test.ts'),
  )
  for (const file of files.sort()) {
    const text = readFileSync(join(ROOT, 'tests', file), 'utf8')
    for (const [, handler] of text.matchAll(/describe\('(handle\w+)\(\)/g)) {
      const path = `tests/${file.split(sep).join('/')}`
      tests.set(handler, [...new Set([...(tests.get(handler) ?? []), path])])
    }
  }
  return tests
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  if (!process.argv.includes('--check')) writeFileSync(PAGE, eventPage())
  else if (storedEventPage() !== eventPage()) {
    console.error('docs/events.md is stale. Run: node subgraph/eventTable.js')
    process.exitCode = 1
  }
}
