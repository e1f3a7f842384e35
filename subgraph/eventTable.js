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
handler may store, and which file tests it. Written by \`node subgraph/eventTable.js\`.
`

/**
 * One row per event handler of the manifest.
 *
 * @returns {{ event: string, contract: string, handler: string, entities: string[], tests: string[] }[]}
 */
export function eventRows() {
  const writes = mappingWrites(join(ROOT, 'src'), entityTypes())
  const tests = testedHandlers()
  return sources().flatMap(({ name, mapping }) =>
    mapping.eventHandlers.map(({ event, handler }) => ({
      event,
      contract: name,
      handler,
      entities: [...(writes.get(handler) ?? [])].sort(),
      tests: tests.get(handler) ?? [],
    })),
  )
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
  const rows = eventRows().map(({ event, contract, handler, entities, tests }) => [
    `\`${event}\``,
    contract,
    `\`${handler}\``,
    entities.join(', '),
    tests.join(', '),
  ])
  return `${INTRODUCTION}\n${markdownTable(['event', 'contract', 'handler', 'entities', 'tests'], rows)}\n`
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
  // Files have no events.
  return [...manifest.dataSources, ...manifest.templates].filter(({ mapping }) => mapping.eventHandlers)
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
