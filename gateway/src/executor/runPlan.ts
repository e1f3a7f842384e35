import type { FragmentDefinitionNode } from 'graphql/index.js'
import { asOfBlock } from '../core/asOf.js'
import type { GatewayChain } from '../core/chain.js'
import { GatewayError } from '../core/gatewayError.js'
import { objectOrNullAt, type Source } from '../core/source.js'
import type { Args, Need } from '../core/view.js'
import { isAnswerable } from '../schema/isAnswerable.js'
import type { ServedSchema } from '../schema/servedSchema.js'
import { parseUpstreamBody, type UpstreamAnswer } from '../upstream/parseUpstreamBody.js'
import type { BlockPointer } from '../upstream/upstream.js'
import { answerIntrospection } from './answerIntrospection.js'
import { evaluateArgs } from './evaluateArgs.js'
import type { OperationResult } from './operationResult.js'
import type { Plan } from './plan.js'
import { notedContext } from './runNotes.js'
import { type LookUp, upstreamDocument } from './upstreamDocument.js'
import { upstreamFailure } from './upstreamFailure.js'

type Data = Readonly<Record<string, unknown>>

/** Runs a compiled operation: one upstream request, then the computed values. */
export const runPlan = async (
  served: ServedSchema,
  plan: Plan,
  {
    chain,
    fragments,
    variables,
    now,
    signal,
  }: Readonly<{
    chain: GatewayChain
    fragments: ReadonlyMap<string, FragmentDefinitionNode>
    variables: Data
    now: bigint
    signal: AbortSignal | undefined
  }>,
): Promise<OperationResult> => {
  const args = evaluateArgs(served, plan, variables)
  const asks = plan.roots.map(({ root, argsIndex }) => root.asks(args[argsIndex] ?? {}, { chain }))
  const meta = plan.readsBlock ? metaLookUp(served) : undefined
  const lookUps: LookUp[] = [...asks.flat(), ...(meta ? [meta] : [])].filter((ask) => hasRoot(served, ask))
  const request = upstreamDocument(plan, lookUps, variables)
  const response =
    request.document === '{}'
      ? undefined
      : await chain.upstream(request.document, request.variables, { signal })
  const { data, errors } = response ? answerOf(parseUpstreamBody(response.body), request.keys) : NOTHING

  const answers = new Map(lookUps.map((lookUp, index) => [lookUp, data[request.keys[index] ?? '']]))
  const state = stateOf(meta && answers.get(meta), response?.block ?? null)
  const asOf = asOfBlock(state.block, {
    chain,
    now,
    deployment: state.deployment ?? chain.deployment(),
    hasIndexingErrors: state.hasIndexingErrors ?? errors.includes('indexing_error'),
  })
  const { context, notes } = notedContext({
    now,
    chain,
    asOf: () => {
      if (asOf) return asOf
      throw new GatewayError('The subgraph endpoint does not tell its block and the time of it.', {
        facts: { chain: chain.slug },
        remedy: 'Use a newer graph-node, or another endpoint.',
      })
    },
  })

  const run = { args, context }
  const introspected = introspect(served, plan, { fragments, variables })
  const projected = plan.project ? (plan.project(data, run) as Data) : data
  const own = new Map(
    plan.roots.map(({ key, root, argsIndex, shape }, index) => {
      const found = (asks[index] ?? []).map((ask) => answers.get(ask))
      return [key, shape(root.compute(found, args[argsIndex] ?? ({} as Args), context), run)]
    }),
  )

  const result: Record<string, unknown> = {}
  for (const { key, from } of plan.keys) {
    if (from === 'typename') result[key] = 'Query'
    else if (from === 'gateway') result[key] = own.get(key)
    else if (from === 'introspection') result[key] = introspected[key]
    else if (key in projected) result[key] = projected[key]
  }
  return { kind: 'data', data: result, errors, asOf, block: state.block, ...notes() }
}

const NOTHING = { data: {} as Data, errors: [] as readonly string[] }

/** Data of an answer. What the gateway computes from must be there; fields of the client may be missing. */
const answerOf = (answer: UpstreamAnswer, required: readonly string[]) => {
  const { data, errors } = answer
  if (!data || required.some((key) => !(key in data))) throw upstreamFailure(answer)
  return { data, errors }
}

const hasRoot = ({ base }: ServedSchema, { field }: LookUp): boolean =>
  base.getQueryType()?.getFields()[field] !== undefined

const META: readonly Need[] = [
  { block: { number: true, hash: true, timestamp: true }, hasIndexingErrors: true, deployment: true },
  { block: { number: true, hash: true }, hasIndexingErrors: true, deployment: true },
]

const metaLookUp = ({ base }: ServedSchema): LookUp | undefined => {
  const select = META.find((need) => isAnswerable(base.getQueryType() ?? undefined, { _meta: need }))
  return select && { field: '_meta', select }
}

/** The block behind an answer: as `_meta` tells it, completed by the header. */
const stateOf = (meta: unknown, header: BlockPointer | null) => {
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

const introspect = (
  { schema }: ServedSchema,
  { introspection, ownVariables }: Plan,
  {
    fragments,
    variables,
  }: Readonly<{ fragments: ReadonlyMap<string, FragmentDefinitionNode>; variables: Data }>,
): Data =>
  introspection.length === 0
    ? {}
    : answerIntrospection(schema, {
        nodes: introspection,
        fragments,
        variableDefinitions: ownVariables,
        variables,
      })
