import type { Block, Call, Log, Receipt, Transaction } from './chain.js'
import type { Entity, EntityId } from './entity.js'
import { EngineError, type Facts } from './errors.js'
import type { Hex } from './hex.js'

/** A decoded Solidity value, in the kinds that `ethereum.Value` of the mapping runtime knows. */
export type AbiValue =
  | Readonly<{ kind: 'address' | 'fixedBytes' | 'bytes'; value: Uint8Array }>
  | Readonly<{ kind: 'int' | 'uint'; value: bigint }>
  | Readonly<{ kind: 'bool'; value: boolean }>
  | Readonly<{ kind: 'string'; value: string }>
  | Readonly<{ kind: 'fixedArray' | 'array' | 'tuple'; value: readonly AbiValue[] }>

export type AbiParam = Readonly<{ name: string; value: AbiValue }>

/** A log that makes a handler run. */
export type EventTrigger = Readonly<{
  kind: 'event'
  block: Block
  transaction: Transaction
  log: Log
  params: readonly AbiParam[]
  /** Null unless the handler asks for it in the manifest. */
  receipt: Receipt | null
}>

/** A call that makes a handler run. */
export type CallTrigger = Readonly<{
  kind: 'call'
  block: Block
  transaction: Transaction
  call: Call
  inputs: readonly AbiParam[]
  outputs: readonly AbiParam[]
}>

/** What happened on the chain and makes a handler run. */
export type ChainTrigger = EventTrigger | CallTrigger | Readonly<{ kind: 'block'; block: Block }>

/** What makes a handler run: something on the chain, or a file that arrived. */
export type Trigger = ChainTrigger | Readonly<{ kind: 'file'; content: Uint8Array }>

export type LogLevel = 'critical' | 'error' | 'warning' | 'info' | 'debug'

/** Entities as a running handler sees them: stored state plus what this block and this handler wrote. */
export type EntityView = {
  get(type: string, id: EntityId): Entity | null
  /** Only what was written in this block. */
  getInBlock(type: string, id: EntityId): Entity | null
  /** Entities behind the derived field `field` of entity `id`. */
  loadRelated(type: string, id: EntityId, field: string): readonly Entity[]
  /**
   * Merges `data` into the entity; null removes a field.
   *
   * @param from what `get` gave, if `data` is that with some fields set to values
   */
  set(type: string, id: EntityId, data: Entity, from?: Entity): void
  remove(type: string, id: EntityId): void
}

/** Entity-like bag of named values with their store kinds, as `dataSource.context()` gives it. */
export type Context = Readonly<Record<string, Readonly<{ type: string; data: unknown }>>>

/**
 * Everything outside the WASM instance that a handler can reach. All calls are synchronous. Whatever a
 * function here throws passes through the mapping unchanged, so the runtime can abort a handler for a
 * reason of its own, such as a contract call whose result must be fetched first.
 */
export type World = Readonly<{
  store: EntityView
  /** Return data of `eth_call` at the block being processed, or null when the contract reverted. */
  call(to: Hex, data: Hex): Hex | null
  balance(address: Hex): bigint
  hasCode(address: Hex): boolean
  createDataSource(template: string, params: readonly string[], context: Context | undefined): void
  dataSource: Readonly<{ address: Uint8Array; network: string; context: Context }>
  log(level: LogLevel, message: string): void
}>

/** What the handler's fate means for the deployment. */
export type FailureClass = 'deterministic' | 'nonDeterministic'

/** A handler failed; `class` says whether every indexer would fail the same way. */
export class HandlerError extends EngineError {
  override name = 'HandlerError'
  readonly class: FailureClass
  /** Functions of the mapping in which it failed, one a line; empty when it was none. */
  readonly backtrace: string

  constructor(
    message: string,
    options: { class: FailureClass; facts?: Facts; cause?: unknown; backtrace?: string },
  ) {
    super(message, options)
    this.class = options.class
    this.backtrace = options.backtrace ?? ''
  }
}
