import { createWriteStream } from 'node:fs'
import { Readable, Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type Command, Option } from 'commander'
import { CliError } from '../cliError.js'
import { addSettings, readSettings } from '../settings.js'
import { linesAfter } from './linesAfter.js'

const SETTINGS = ['port', 'host'] as const
/** Lines before the rows of each answer: what the file says of itself, and in CSV the names of the columns. */
const HEAD_LINES = { csv: 2, ndjson: 1 } as const

type Flags = Readonly<{
  network: string
  format: keyof typeof HEAD_LINES
  out?: string
  with: readonly string[]
}>

/** `poco export`: tables of a running gateway as files. */
export const addExport = (program: Command): void => {
  const command = program
    .command('export')
    .argument('<view>', 'deals, tasks, contributions, events, series or leaderboard')
    .description('Write a table of the gateway on --port as a file, all of it and all at one block.')
    .option('--network <name>', 'chain to read', 'devnet')
    .addOption(new Option('--format <name>', 'kind of file').choices(Object.keys(HEAD_LINES)).default('csv'))
    .option('--out <file>', 'file to write; without it the output')
    .option(
      '--with <name=value>',
      `parameter of the table, such as where='{"app":"0x…"}', metrics=DEALS, interval=DAY; repeat for several`,
      (text: string, before: readonly string[]) => [...before, text],
      [],
    )
  addSettings(command, SETTINGS).action(async (view: string, flags: Flags & Record<string, unknown>) => {
    const { host, port } = readSettings(SETTINGS, flags)
    const { network, format, out, with: given } = flags
    const start = new URL(`/${network}/export/${view}.${format}`, `http://${host}:${port}`)
    for (const [name, value] of given.map(parameterOf)) start.searchParams.set(name, value)
    const rows = Readable.from(allPages(start, HEAD_LINES[format]))
    await pipeline(rows, out === undefined ? toOutput() : createWriteStream(out))
  })
}

/** The output stays open: others write to it as well. */
const toOutput = (): Writable =>
  new Writable({
    write: (chunk, _, done) => {
      process.stdout.write(chunk, done)
    },
  })

const parameterOf = (text: string): readonly [string, string] => {
  const [, name, value] = /^([^=]+)=(.*)$/s.exec(text) ?? []
  if (name !== undefined && value !== undefined) return [name, value]
  throw new CliError(`"${text}" is no parameter.`, 'Write it as name=value, such as interval=DAY.')
}

/** The text of one table, from as many answers as it takes. */
async function* allPages(start: URL, headLines: number): AsyncGenerator<string> {
  for (let url: URL | undefined = start; url; ) {
    const response = await ask(url)
    const text = textOf(response)
    yield* url === start ? text : linesAfter(text, headLines)
    const next: string | undefined = /<([^>]+)>; rel="next"/.exec(response.headers.get('link') ?? '')?.[1]
    url = next === undefined ? undefined : new URL(next, url)
  }
}

const ask = async (url: URL): Promise<Response> => {
  const response = await fetch(url).catch((error: Error) => {
    throw new CliError(
      `No server answers at ${url.origin}.`,
      'Start one with `npm start`, or give --port.',
      error,
    )
  })
  if (response.ok) return response
  const { errors } = (await response.json().catch(() => ({}))) as { errors?: readonly { message: string }[] }
  throw new CliError(
    `The server refused: ${errors?.[0]?.message ?? `HTTP ${response.status}`}`,
    'See docs/analytics.md for what can be exported, and how.',
  )
}

async function* textOf(response: Response): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  for await (const bytes of response.body ?? []) yield decoder.decode(bytes, { stream: true })
  yield decoder.decode()
}
