import { decodeBytes } from '../plan/encodeValue.js'
import type { BlockConstraint } from '../plan/plan.js'
import { debugExcerpt } from '../request/debugText.js'
import { NO_POSITION, QueryError } from '../request/queryError.js'
import { refresh, type Value } from '../request/value.js'
import type { StoredBlock } from './connectionState.js'

/** The block a group reads at; hash and times are known unless the client named a number. */
export type ReadBlock = Readonly<{ number: number; known: StoredBlock | undefined }>

/** What `locateBlock` needs to know of a deployment. */
export type ChainView = Readonly<{
  deployment: string
  head: StoredBlock
  /** Lowest block whose state is kept. */
  earliest: number
  blockByHash: (hash: Uint8Array) => StoredBlock | undefined
}>

const refused = (argument: string, reason: string): QueryError =>
  new QueryError(`Failed to decode \`block.${argument}\` value: \`${reason}\``)

const assertIndexed = (argument: string, number: number, { deployment, head, earliest }: ChainView): void => {
  if (number > head.number)
    throw refused(
      argument,
      `subgraph ${deployment} has only indexed up to block number ${head.number} and data for block number ${number} is therefore not yet available`,
    )
  if (number < earliest)
    throw refused(
      argument,
      `subgraph ${deployment} only has data starting at block number ${earliest} and data for block number ${number} is therefore not available`,
    )
}

/**
 * Finds the block that a constraint means.
 *
 * @throws QueryError when the block is unknown, not indexed yet or no longer kept.
 */
export const locateBlock = (
  constraint: BlockConstraint,
  variables: ReadonlyMap<string, Value>,
  chain: ChainView,
): ReadBlock => {
  const latest: ReadBlock = { number: chain.head.number, known: chain.head }
  if (constraint.kind === 'latest') return latest
  const value = refresh(constraint.value, variables)
  if (value.kind === 'String') {
    const block = chain.blockByHash(hashOf(value.value, constraint))
    if (!block) throw refused('hash', 'no block with that hash found')
    assertIndexed('number', block.number, chain)
    return { number: block.number, known: block }
  }
  const number = value.kind === 'Int' ? Number(value.value) : 0
  if (constraint.kind === 'number_gte') {
    if (number > chain.head.number) assertIndexed('number_gte', number, chain)
    return latest
  }
  assertIndexed('number', number, chain)
  return { number, known: undefined }
}

const hashOf = (text: string, constraint: Exclude<BlockConstraint, { kind: 'latest' }>): Uint8Array => {
  try {
    return decodeBytes(text)
  } catch (error) {
    if (!(error instanceof QueryError)) throw error
    throw new QueryError(
      `Invalid value provided for argument \`block\`: ${debugExcerpt(constraint.argument)}`,
      {
        location: NO_POSITION,
      },
    )
  }
}
