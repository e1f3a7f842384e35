import { selectorOf } from './abi/signature.js'
import type { ActiveDataSource } from './activeDataSource.js'
import { blockHandlerOfCalls } from './blockHandlersAt.js'
import type { Call } from './chain.js'
import type { Hex } from './hex.js'

/** Which calls make handlers run. Traces are dear, so they are read only for these contracts and blocks. */
export type CallWants = Readonly<{
  contracts: readonly Hex[]
  /** First block of interest. */
  from: number
  /** Last block of interest. */
  to: number
  /** Whether a call of one of the contracts makes a handler run; more may be delivered. */
  includes(call: Pick<Call, 'to' | 'input'>): boolean
}>

/** The first four bytes of a call, which name the function. */
export const selectorIn = ({ input }: Pick<Call, 'input'>): Hex => input.slice(0, 10) as Hex

/** The calls that a set of data sources wants; undefined when it wants none. */
export const callWantsOf = (sources: readonly ActiveDataSource[]): CallWants | undefined => {
  const wanted = new Map<Hex, Readonly<{ selectors: Set<Hex>; any: boolean }>>()
  const callers = sources.filter(
    (source) => source.mapping.callHandlers.length > 0 || blockHandlerOfCalls(source) !== undefined,
  )
  for (const source of callers) {
    if (source.address === undefined) continue
    const { selectors, any } = wanted.get(source.address) ?? { selectors: new Set<Hex>(), any: false }
    for (const handler of source.mapping.callHandlers) selectors.add(selectorOf(handler.function))
    wanted.set(source.address, { selectors, any: any || blockHandlerOfCalls(source) !== undefined })
  }
  if (wanted.size === 0) return undefined
  return {
    contracts: [...wanted.keys()],
    from: Math.min(...callers.map(({ startBlock }) => startBlock)),
    to: Math.max(...callers.map(({ endBlock }) => endBlock ?? Number.POSITIVE_INFINITY)),
    includes: (call) => {
      const here = wanted.get(call.to)
      return here !== undefined && (here.any || here.selectors.has(selectorIn(call)))
    },
  }
}
