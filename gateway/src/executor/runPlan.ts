import type { FragmentDefinitionNode } from 'graphql/index.js'
import { asOfBlock } from '../core/asOf.js'
import type { GatewayChain } from '../core/chain.js'
import type { ViewContext, ViewExtensions } from '../core/view.js'
import type { ServedSchema } from '../schema/servedSchema.js'
import { answerIntrospection } from './answerIntrospection.js'
import { beginAhead } from './beginAhead.js'
import { createContext } from './createContext.js'
import { createPeer, type ServedChain } from './createPeer.js'
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
    peers,
  }: Readonly<{
    chain: GatewayChain
    /** The other chains of the gateway. */
    peers: () => readonly ServedChain[]
    fragments: ReadonlyMap<string, FragmentDefinitionNode>
    variables: Data
    now: bigint
    signal: AbortSignal | undefined
  }>,
): Promise<OperationResult> => {
  const { read, begin } = createReader(served, plan, { chain, variables, signal })
  const told: ViewExtensions[] = []
  const extend: ViewContext['extend'] = (extensions) => {
    told.push(extensions)
  }
  const { know, ...created } = createContext(served, {
    now,
    chain,
    read,
    extend,
    peers: peers().map((peer) => createPeer(peer, plan, { variables, signal, now, extend })),
  })
  const { context, notes } = notedContext(created.context)
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
  return { kind: 'data', data: result, errors, asOf, block, extensions: mergeExtensions(told), ...notes() }
}

const mergeExtensions = (told: readonly ViewExtensions[]): ViewExtensions => {
  const warnings = [...new Set(told.flatMap((extensions) => extensions.warnings ?? []))]
  return { ...Object.assign({}, ...told), ...(warnings.length > 0 && { warnings }) }
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
