import { type Hex, isHex } from 'viem'
import { z } from 'zod'
import type { Chain } from './chain.js'
import type { Journal, JournalBlock } from './journal.js'

const hex = z.custom<Hex>((value) => isHex(value))
const BlockSchema = z.object({ hash: hex, timestamp: hex, transactions: z.array(hex) })

/** Brings a journal up to the chain's head, whoever sent the transactions; forgets blocks taken back. */
export const recordBlocks = async (journal: Journal, chain: Chain): Promise<void> => {
  const head = await chain.head()
  let common = Math.min(journal.blocks().length, head.number)
  while (common > 0 && (await chain.blockAt(common))?.hash !== journal.blocks()[common - 1]?.hash) common -= 1
  await journal.truncate(common)
  const added: JournalBlock[] = []
  for (let number = common + 1; number <= head.number; number += 1) {
    const raw = await chain.rpc('eth_getBlockByNumber', [`0x${number.toString(16)}`, false])
    const { hash, timestamp, transactions } = BlockSchema.parse(raw)
    const signed = await Promise.all(
      transactions.map(async (id) => hex.parse(await chain.rpc('eth_getRawTransactionByHash', [id]))),
    )
    added.push({ number, hash, time: Number(timestamp), transactions: signed })
  }
  if (added.length > 0) await journal.append(added)
}
