import { type Context, type EntityView, HandlerError, type World } from '../core/handler.js'
import { type Hex, hexToBytes } from '../core/hex.js'
import type { Invocation } from '../core/invocation.js'
import type { LogEntry } from '../core/logEntry.js'
import type { StateQuery } from '../source/readState.js'
import type { StateCache } from './stateCache.js'

/** Thrown through a handler that asks for state which must be fetched first; the handler is run again then. */
export class MissingState {
  readonly query: StateQuery
  constructor(query: StateQuery) {
    this.query = query
  }
}

/** A data source that a handler asked for. */
export type DataSourceRequest = Readonly<{
  template: number
  params: readonly string[]
  context: Context
}>

/** One run of one handler, as its world sees it. */
export type HandlerSession = Readonly<{
  world: World
  requests: readonly DataSourceRequest[]
  /** Number of contract calls so far. */
  calls(): number
  /** What it logged. */
  entries: readonly LogEntry[]
}>

/** What stays the same between handlers. */
export type WorldParts = Readonly<{
  store: EntityView
  state: StateCache
  /** Names of the manifest's templates, in its order. */
  templates: readonly string[]
}>

/**
 * The world for one run of a handler. What the handler asks for beyond entities is kept aside until it has
 * ended well: requests for data sources, and what it logs.
 */
export const createSession = (
  parts: WorldParts,
  { source, handler, trigger: { block } }: Invocation,
): HandlerSession => {
  const requests: DataSourceRequest[] = []
  const entries: LogEntry[] = []
  const where = { block: String(block.number), handler }
  let calls = 0
  const ask = (query: StateQuery): Hex | null => {
    const known = parts.state.get(block.hash, query)
    if (known === undefined) throw new MissingState(query)
    return known
  }
  return {
    requests,
    calls: () => calls,
    entries,
    world: {
      store: parts.store,
      call: (to, data) => {
        calls += 1
        return ask({ kind: 'call', to, data })
      },
      balance: (address) => BigInt(ask({ kind: 'balance', address }) ?? '0x0'),
      hasCode: (address) => (ask({ kind: 'code', address }) ?? '0x') !== '0x',
      createDataSource: (name, params, context) =>
        requests.push({
          template: templateNumber(parts.templates, name, source.name),
          params,
          context: context ?? {},
        }),
      dataSource: {
        address: source.address === undefined ? new Uint8Array() : hexToBytes(source.address),
        network: source.network,
        context: source.context,
      },
      log: (level, text) => entries.push({ level, text, module: source.name, arguments: where }),
    },
  }
}

/** Index of a template by its name. */
export const templateNumber = (templates: readonly string[], name: string, parent: string): number => {
  const template = templates.indexOf(name)
  if (template === -1)
    throw new HandlerError(
      `Failed to create data source from name \`${name}\`: No template with this name in parent data source \`${parent}\`. Available names: ${templates.join(', ')}.`,
      { class: 'deterministic', facts: { template: name, dataSource: parent } },
    )
  return template
}
