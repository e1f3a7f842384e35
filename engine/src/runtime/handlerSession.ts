import { type Context, type EntityView, HandlerError, type LogLevel, type World } from '../core/handler.js'
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

/** What stays the same between handlers. */
export type WorldParts = Readonly<{
  store: EntityView
  state: StateCache
  /** Names of the manifest's templates, in its order. */
  templates: readonly string[]
}>

/**
 * One run of a handler, and the world that it sees. What the handler asks for beyond entities is kept aside until it has
 * ended well: requests for data sources, and what it logs.
 */
export class HandlerSession implements World {
  readonly requests: DataSourceRequest[] = []
  /** What it logged. */
  readonly entries: LogEntry[] = []
  /** Number of contract calls so far. */
  calls = 0
  readonly #parts: WorldParts
  readonly #invocation: Invocation

  constructor(parts: WorldParts, invocation: Invocation) {
    this.#parts = parts
    this.#invocation = invocation
  }

  get store(): EntityView {
    return this.#parts.store
  }

  get dataSource(): World['dataSource'] {
    const { address, network, context } = this.#invocation.source
    return { address: address === undefined ? new Uint8Array() : hexToBytes(address), network, context }
  }

  call(to: Hex, data: Hex): Hex | null {
    this.calls += 1
    return this.#ask({ kind: 'call', to, data })
  }

  balance(address: Hex): bigint {
    return BigInt(this.#ask({ kind: 'balance', address }) ?? '0x0')
  }

  hasCode(address: Hex): boolean {
    return (this.#ask({ kind: 'code', address }) ?? '0x') !== '0x'
  }

  createDataSource(name: string, params: readonly string[], context: Context | undefined): void {
    const template = templateNumber(this.#parts.templates, name, this.#invocation.source.name)
    this.requests.push({ template, params, context: context ?? {} })
  }

  log(level: LogLevel, text: string): void {
    const { source, handler, trigger } = this.#invocation
    const where = { block: String(trigger.block.number), handler }
    this.entries.push({ level, text, module: source.name, arguments: where })
  }

  #ask(query: StateQuery): Hex | null {
    const known = this.#parts.state.get(this.#invocation.trigger.block.hash, query)
    if (known === undefined) throw new MissingState(query)
    return known
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
