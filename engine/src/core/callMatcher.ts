import { selectorOf } from './abi/signature.js'
import type { ActiveDataSource } from './activeDataSource.js'
import { blockHandlerOfCalls, isActiveAt } from './blockHandlersAt.js'
import { selectorIn } from './callWants.js'
import type { Block, Call } from './chain.js'
import type { AbiParam } from './handler.js'
import type { Hex } from './hex.js'
import type { Invocation } from './invocation.js'
import type { CallHandler } from './manifest.js'
import { transactionOf } from './transactionOf.js'

/** A call's arguments and return values, or undefined when its input is not of the function the handler names. */
export type DecodeCall = (
  source: ActiveDataSource,
  handler: CallHandler,
  call: Call,
) => Readonly<{ inputs: readonly AbiParam[]; outputs: readonly AbiParam[] }> | undefined

/** Finds the handlers that calls make run, in the order of the data sources. */
export type CallMatcher = Readonly<{
  /** Those that take the call itself. */
  matchCall(block: Block, call: Call): readonly Invocation[]
  /** Those that take the block because it has calls, once each, by the first call of their contract. */
  matchBlock(block: Block): readonly Invocation[]
}>

/** Matches calls against data sources, which are given in host order. */
export const createCallMatcher = (sources: readonly ActiveDataSource[], decode: DecodeCall): CallMatcher => {
  const byAddress = new Map<Hex, ActiveDataSource[]>()
  for (const source of sources) {
    const takesCalls = source.mapping.callHandlers.length > 0 || blockHandlerOfCalls(source) !== undefined
    if (source.address === undefined || !takesCalls) continue
    const here = byAddress.get(source.address)
    if (here) here.push(source)
    else byAddress.set(source.address, [source])
  }
  const sourcesAt = (address: Hex, block: Block): readonly ActiveDataSource[] =>
    (byAddress.get(address) ?? []).filter((source) => isActiveAt(source, block.number))

  return {
    matchCall: (block, call) =>
      sourcesAt(call.to, block).flatMap((source) => {
        const selector = selectorIn(call)
        const handler = source.mapping.callHandlers.find((one) => selectorOf(one.function) === selector)
        const params = handler && decode(source, handler, call)
        if (!params) return []
        const trigger = {
          kind: 'call',
          block,
          transaction: transactionOf(block, call),
          call,
          ...params,
        } as const
        return [{ source, handler: handler.handler, trigger }]
      }),
    matchBlock: (block) =>
      [...new Set(block.calls.map(({ to }) => to))]
        .flatMap((address) => sourcesAt(address, block))
        .flatMap((source) => {
          const handler = blockHandlerOfCalls(source)?.handler
          return handler === undefined
            ? []
            : [{ source, handler, trigger: { kind: 'block', block } as const }]
        }),
  }
}
