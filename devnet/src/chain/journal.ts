import { mkdirSync } from 'node:fs'
import { appendFile, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { type Hex, isHex } from 'viem'
import { z } from 'zod'
import { DevnetError } from '../devnetError.js'

/** What a chain was begun with; a chain can only be continued with the same. */
export type JournalHeader = Readonly<{
  chainId: number
  genesisTime: number
  seed: number
  boost: boolean
  native: boolean
}>

/** A mined block, with all it takes to mine it again. */
export type JournalBlock = Readonly<{ number: number; hash: Hex; time: number; transactions: readonly Hex[] }>

/**
 * A chain on disk, one line per block. Mining the same transactions at the same times again gives the same
 * blocks, with every old state: Anvil's own dumps hold either only the last state, or a copy of the whole
 * state for each block.
 */
export type Journal = Readonly<{
  header: JournalHeader
  blocks(): readonly JournalBlock[]
  append(blocks: readonly JournalBlock[]): Promise<void>
  /** Forgets every block above `number`. */
  truncate(number: number): Promise<void>
}>

const hex = z.custom<Hex>((value) => isHex(value))
const HeaderSchema = z.object({
  chainId: z.number(),
  genesisTime: z.number(),
  seed: z.number(),
  boost: z.boolean(),
  // Chains begun before there was a choice have a token.
  native: z.boolean().default(false),
})
const BlockSchema = z.object({ number: z.number(), hash: hex, time: z.number(), transactions: z.array(hex) })

/**
 * Opens the journal at a path; a new one begins with `fresh`.
 *
 * @throws DevnetError when the chain there was begun with another seed or other contracts
 */
export const openJournal = async (path: string, fresh: JournalHeader): Promise<Journal> => {
  mkdirSync(dirname(path), { recursive: true })
  const [first, ...lines] = await readLines(path)
  const header = first === undefined ? fresh : parseLine(path, HeaderSchema, first)
  for (const name of ['chainId', 'seed', 'boost', 'native'] as const)
    if (header[name] !== fresh[name])
      throw new DevnetError(`The chain in ${path} has ${name} ${header[name]}, not ${fresh[name]}.`, {
        facts: { path, found: header, wanted: fresh },
        remedy: `Start with ${name} ${header[name]}, or delete the file to begin a new chain.`,
      })
  let blocks: JournalBlock[] = lines.map((line) => parseLine(path, BlockSchema, line))

  const rewrite = async (): Promise<void> => {
    await writeFile(`${path}.next`, [header, ...blocks].map(toLine).join(''))
    await rename(`${path}.next`, path)
  }
  // Also drops the half line a crash may have left behind, before anything is added to it.
  await rewrite()

  return {
    header,
    blocks: () => blocks,
    append: async (added) => {
      blocks.push(...added)
      await appendFile(path, added.map(toLine).join(''))
    },
    truncate: async (number) => {
      if (blocks.every((block) => block.number <= number)) return
      blocks = blocks.filter((block) => block.number <= number)
      await rewrite()
    },
  }
}

const toLine = (value: unknown): string => `${JSON.stringify(value)}\n`

/** Whole lines only: what follows the last line break was not written to its end. */
const readLines = async (path: string): Promise<string[]> => {
  try {
    return (await readFile(path, 'utf8')).split('\n').slice(0, -1)
  } catch {
    return []
  }
}

const parseLine = <Output>(path: string, schema: z.ZodType<Output>, line: string): Output => {
  try {
    return schema.parse(JSON.parse(line))
  } catch (cause) {
    throw new DevnetError(`The chain in ${path} cannot be read.`, {
      facts: { path, line: line.slice(0, 100) },
      remedy: 'Delete the file to begin a new chain.',
      cause,
    })
  }
}
