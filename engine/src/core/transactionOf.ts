import type { Block, Transaction } from './chain.js'
import { EngineError } from './errors.js'
import type { Hex } from './hex.js'

/** The transaction behind a log or a call of the block. */
export const transactionOf = (
  { number, transactions }: Block,
  { transactionHash }: Readonly<{ transactionHash: Hex }>,
): Transaction => {
  const transaction = transactions.get(transactionHash)
  if (transaction) return transaction
  throw new EngineError(`Transaction ${transactionHash} of block ${number} was not fetched.`, {
    facts: { block: number, transaction: transactionHash },
  })
}
