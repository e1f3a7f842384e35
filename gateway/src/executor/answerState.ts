import type { GraphQLSchema } from 'graphql/index.js'
import type { Need } from '../core/need.js'
import { objectOrNullAt, type Source } from '../core/source.js'
import { isAnswerable } from '../schema/isAnswerable.js'
import type { BlockPointer } from '../upstream/upstream.js'
import type { Part } from './upstreamRequest.js'

/** The state behind an answer. What the upstream does not tell is null or undefined. */
export type AnswerState = Readonly<{
  block: BlockPointer | null
  hasIndexingErrors: boolean | undefined
  deployment: string | undefined
}>

// Best first: older graph-nodes tell no time.
const SELECTIONS: readonly Need[] = [
  { block: { number: true, hash: true, timestamp: true }, hasIndexingErrors: true, deployment: true },
  { block: { number: true, hash: true }, hasIndexingErrors: true, deployment: true },
]

/** The look-up that tells the state, as far as the base schema can; undefined when it cannot at all. */
export const metaPart = (base: GraphQLSchema): Part | undefined => {
  const select = SELECTIONS.find((need) => isAnswerable(base.getQueryType() ?? undefined, { _meta: need }))
  return select && { ask: { field: '_meta', select }, select, selection: undefined }
}

/** The block behind an answer: as `_meta` tells it, completed by the header. */
export const stateOf = (meta: unknown, header: BlockPointer | null): AnswerState => {
  const source: Source = { meta }
  const told = objectOrNullAt(source, 'meta')
  const block = told && objectOrNullAt(told, 'block')
  const number = block?.number
  return {
    block:
      block && typeof number === 'number'
        ? {
            number,
            hash: typeof block.hash === 'string' ? block.hash : (header?.hash ?? ''),
            timestamp: typeof block.timestamp === 'number' ? block.timestamp : (header?.timestamp ?? null),
            ...(header?.isUnconfirmed && { isUnconfirmed: true as const }),
          }
        : header,
    hasIndexingErrors: typeof told?.hasIndexingErrors === 'boolean' ? told.hasIndexingErrors : undefined,
    deployment: typeof told?.deployment === 'string' ? told.deployment : undefined,
  }
}
