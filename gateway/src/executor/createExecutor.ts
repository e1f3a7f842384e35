import { type DocumentNode, Kind } from 'graphql/index.js'
import { asOfBlock } from '../core/asOf.js'
import type { GatewayChain } from '../core/chain.js'
import { createLruCache } from '../core/lruCache.js'
import type { ServedSchema } from '../schema/servedSchema.js'
import { parseUpstreamBody, type UpstreamAnswer } from '../upstream/parseUpstreamBody.js'
import type { Upstream } from '../upstream/upstream.js'
import { upstreamFailure } from '../upstream/upstreamFailure.js'
import type { ServedChain } from './createPeer.js'
import { BlockLostError } from './createReader.js'
import { inspectOperation } from './inspectDocument.js'
import type { OperationResult } from './operationResult.js'
import { type PreparedOperation, prepareOperation } from './prepareOperation.js'
import { runPlan } from './runPlan.js'

/**
 * What an operation costs. One of base fields only is in the `base` lane, whose limits are those of syntax, time and
 * size; the cost of others is estimated.
 */
export type OperationWeight = Readonly<{ lane: 'base' | 'extension'; cost: number }>

/** One operation to answer. Its document is valid over the served schema. */
export type OperationRequest = Readonly<{
  source: string
  document: DocumentNode
  operationName?: string | undefined
  variables?: Readonly<Record<string, unknown>> | undefined
  signal?: AbortSignal | undefined
  /** Told what the operation is before any of it is done; what it throws stops the operation. */
  admit?: ((weight: OperationWeight) => void) | undefined
  /**
   * Answers what is asked of the subgraph.
   * @default the upstream of the chain
   */
  upstream?: Upstream | undefined
}>

/** Answers operations over the served schema of one chain. */
export type Executor = Readonly<{
  /** True when an operation of the document selects a field that the gateway computes. */
  isExtended: (document: DocumentNode) => boolean
  /** False when no word of a text is the name of a computed field, so that it need not be parsed to know. */
  mayExtend: (text: string) => boolean
  /** Rejects with a `RequestError` when there is no data, or an upstream error when there is no answer. */
  execute: (request: OperationRequest) => Promise<OperationResult>
}>

const BASE: OperationWeight = { lane: 'base', cost: 0 }
const OPERATIONS = 1_000
// Bounds the memory that strangers can fill with documents of their own making.
const CHARACTERS = 300_000

/** Makes the executor of one chain. `clock` tells unix seconds; `peers` are the other chains of the gateway. */
export const createExecutor = (
  served: ServedSchema,
  givenChain: GatewayChain,
  { clock, peers = () => [] }: Readonly<{ clock: () => number; peers?: () => readonly ServedChain[] }>,
): Executor => {
  const prepared = createLruCache<PreparedOperation>(OPERATIONS, { characters: CHARACTERS })
  const names = [
    ...served.roots.keys(),
    ...[...served.fields.values()].flatMap((fields) => [...fields.keys()]),
  ]
  const computed = new RegExp(`\\b(?:${names.join('|')})\\b`)
  return {
    mayExtend: (text) => names.length > 0 && computed.test(text),

    isExtended: (document) =>
      document.definitions.some(
        (definition) =>
          definition.kind === Kind.OPERATION_DEFINITION &&
          inspectOperation(served, document, definition).extends,
      ),

    async execute({ source, document, operationName, variables: given = {}, signal, admit, upstream }) {
      const chain = upstream ? { ...givenChain, upstream } : givenChain
      const prepare = () => prepareOperation(served, { source, document, operationName })
      const operation = prepared.getOrCreate(`${operationName ?? ''}\n${source}`, prepare)
      const variables = operation.lowerVariables(given)
      const now = BigInt(Math.floor(clock()))
      if (operation.kind === 'forward') {
        admit?.(BASE)
        return forward(operation.document, { chain, variables, now, signal })
      }
      const { fragments, variantFor, isExtended } = operation
      const { plan, costOf } = variantFor(variables)
      admit?.(isExtended ? { lane: 'extension', cost: costOf(variables) } : BASE)
      const run = () => runPlan(served, plan(), { chain, fragments, variables, now, signal, peers })
      return againWhenReorganized(run)
    },
  }
}

const MOST_ATTEMPTS = 3

/** Runs an operation anew when its block went away between two of its requests. */
const againWhenReorganized = async <Result>(run: () => Promise<Result>): Promise<Result> => {
  for (let attempt = 1; ; attempt += 1)
    try {
      return await run()
    } catch (error) {
      if (!(error instanceof BlockLostError) || attempt === MOST_ATTEMPTS) throw error
    }
}

const forward = async (
  document: string,
  {
    chain,
    variables,
    now,
    signal,
  }: Readonly<{
    chain: GatewayChain
    variables: Readonly<Record<string, unknown>>
    now: bigint
    signal: AbortSignal | undefined
  }>,
): Promise<OperationResult> => {
  const { body, block } = await chain.upstream(document, variables, { signal })
  const answer = answerWithErrors(body)
  if (answer && !answer.data) throw upstreamFailure(answer)
  const hasIndexingErrors = answer?.errors.includes('indexing_error') ?? false
  const asOf = asOfBlock(block, { chain, now, deployment: chain.deployment(), hasIndexingErrors })
  return { kind: 'raw', body, block, asOf }
}

/** Looks into a body only when it may hold errors: inside JSON text that key cannot stand in a string. */
const answerWithErrors = (body: string): UpstreamAnswer | undefined =>
  body.startsWith('{"data":{') && !body.includes('"errors":') ? undefined : parseUpstreamBody(body)
