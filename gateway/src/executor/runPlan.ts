import type { FragmentDefinitionNode } from 'graphql/index.js'
import { asOfBlock } from '../core/asOf.js'
import type { GatewayChain } from '../core/chain.js'
import { GatewayError } from '../core/gatewayError.js'
import { isAnswerable } from '../schema/isAnswerable.js'
import type { ServedSchema } from '../schema/servedSchema.js'
import { answerIntrospection } from './answerIntrospection.js'
import { beginAhead } from './beginAhead.js'
import { createReader } from './createReader.js'
import { evaluateArgs } from './evaluateArgs.js'
import type { OperationResult } from './operationResult.js'
import type { Plan, Run } from './plan.js'
import { notedContext } from './runNotes.js'
import { settle } from './settle.js'

type Data = Readonly<Record<string, unknown>>

/**
 * Runs a compiled operation. Base fields and whatever views look up at once travel in one request; what they look up
 * by the answers follows, at the same block.
 */
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
  const { read, begin } = createReader(served, plan, { chain, variables, signal })
  let know: (asOf: OperationResult['asOf']) => void = () => {}
  const known = new Promise<OperationResult['asOf']>((resolve) => {
    know = resolve
  })
  const { context, notes } = notedContext({
    now,
    chain,
    read,
    offers: (need) => isAnswerable(served.base.getQueryType() ?? undefined, need),
    asOf: async () => {
      const asOf = await known
      if (asOf) return asOf
      throw new GatewayError('The subgraph endpoint does not tell its block and the time of it.', {
        facts: { chain: chain.slug },
        remedy: 'Use a newer graph-node, or another endpoint.',
      })
    },
  })
  const deferred: Promise<void>[] = []
  const defer = (work: Promise<void>): void => {
    // Whoever waits for all learns of the first failure; the others must not go unhandled.
    work.catch(() => {})
    deferred.push(work)
  }
  const asked: Run = { args: evaluateArgs(served, plan, variables), context, defer, ahead: [] }
  const run: Run = { ...asked, ahead: beginAhead(plan, asked) }
  const introspected = introspect(served, plan, { fragments, variables })

  const own: Record<string, unknown> = {}
  for (const { key, root, argsIndex, shape } of plan.roots) {
    const value = root.compute(run.args[argsIndex] ?? {}, context, shape.selected)
    settle(own, key, { value, project: shape.project, run })
  }
  const first = await begin()
  const { data, errors, block, hasIndexingErrors, deployment } = first
  const asOf = asOfBlock(block, {
    chain,
    now,
    deployment: deployment ?? chain.deployment(),
    hasIndexingErrors: hasIndexingErrors ?? errors.includes('indexing_error'),
  })
  know(asOf)
  const projected = plan.base?.project ? (plan.base.project(data, run) as Data) : data
  while (deferred.length > 0) await Promise.all(deferred.splice(0))

  const result: Record<string, unknown> = {}
  for (const { key, from } of plan.keys) {
    if (from === 'typename') result[key] = 'Query'
    else if (from === 'gateway') result[key] = own[key]
    else if (from === 'introspection') result[key] = introspected[key]
    else if (key in projected) result[key] = projected[key]
  }
  return { kind: 'data', data: result, errors, asOf, block, ...notes() }
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
