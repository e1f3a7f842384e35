import { readFile, rename, writeFile } from 'node:fs/promises'
import { type Hex, isHex } from 'viem'
import { z } from 'zod'
import type { BlockPointer, Chain } from './chain.js'

/** A chain's last state with all its blocks, and the block it is of. */
export type Snapshot = Readonly<{ number: number; hash: Hex; state: Hex }>

const hex = z.custom<Hex>((value) => isHex(value, { strict: false }))
const HeaderSchema = z.object({ number: z.number(), hash: hex })

/** Writes the chain as it stands; nothing when it moved meanwhile. The old file stays until the new one is whole. */
export const writeSnapshot = async (path: string, chain: Chain): Promise<BlockPointer | undefined> =>
  chain.pauseSending(async () => {
    const { number, hash, time } = await chain.head()
    const state = hex.parse(await chain.rpc('anvil_dumpState', []))
    if ((await chain.head()).hash !== hash) return undefined
    await writeFile(`${path}.next`, `${JSON.stringify({ number, hash })}\n${state}\n`)
    await rename(`${path}.next`, path)
    return { number, hash, time }
  })

/** The snapshot at a path; undefined when there is none that can be read. */
export const readSnapshot = async (path: string): Promise<Snapshot | undefined> => {
  try {
    const [header = '', state] = (await readFile(path, 'utf8')).split('\n')
    return { ...HeaderSchema.parse(JSON.parse(header)), state: hex.parse(state) }
  } catch {
    // Only a shortcut: without it the blocks are mined again.
    return undefined
  }
}

/** Puts a snapshot on an empty chain; false when it cannot be used, and the chain is still empty. */
export const loadSnapshot = async (chain: Chain, { state, hash }: Snapshot): Promise<boolean> => {
  try {
    await chain.rpc('anvil_loadState', [state])
  } catch {
    return false
  }
  return (await chain.head()).hash === hash
}
