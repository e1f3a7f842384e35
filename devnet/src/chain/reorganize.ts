import { DevnetError } from '../devnetError.js'
import type { BlockPointer, Chain } from './chain.js'
import type { PlannedBlock } from './transaction.js'

/** What a reorganization did. */
export type Reorganization = Readonly<{
  /** Last block both branches share. */
  ancestor: BlockPointer
  oldHead: BlockPointer
  newHead: BlockPointer
}>

/**
 * Takes the last `depth` blocks back, with everything in them, and mines one block more than that in their
 * place: `blocks` first, then empty ones.
 *
 * @throws DevnetError when the chain is not that long
 */
export const reorganize = async (
  chain: Chain,
  depth: number,
  blocks: readonly PlannedBlock[] = [],
): Promise<Reorganization> => {
  const oldHead = await chain.head()
  if (!Number.isInteger(depth) || depth < 1 || depth > oldHead.number)
    throw new DevnetError(`A chain of ${oldHead.number} blocks cannot lose ${depth}.`, {
      facts: { depth, head: oldHead.number },
      remedy: 'Choose a depth between 1 and the number of the head.',
    })
  const at = async (number: number): Promise<BlockPointer> => {
    const block = await chain.blockAt(number)
    if (block === undefined) throw new DevnetError(`The chain has no block ${number}.`)
    return block
  }
  const ancestor = await at(oldHead.number - depth)
  const dropped: BlockPointer[] = []
  for (let number = ancestor.number + 1; number <= oldHead.number; number += 1) dropped.push(await at(number))
  // What still waits follows on transactions that are about to vanish.
  await chain.rpc('anvil_dropAllTransactions')
  await chain.rpc('anvil_rollback', [depth])
  chain.resetNonces()
  let newHead = ancestor
  const length = Math.max(depth + 1, blocks.length)
  for (let index = 0; index < length; index += 1) {
    // One second later than the block it replaces, so that not even an empty block comes out the same.
    const time = (dropped[index] ?? newHead).time + 1
    newHead = await chain.mine(blocks[index] ?? [], time)
  }
  return { ancestor, oldHead, newHead }
}
