import type { FailureClass } from '../core/handler.js'

/**
 * A host function refuses what the mapping asked for. It travels through the WASM frames and becomes a
 * `HandlerError`, which adds the name of the handler.
 */
export class HostError extends Error {
  override name = 'HostError'
  readonly class: FailureClass

  constructor(message: string, failure: FailureClass, options?: { cause: unknown }) {
    super(message, options)
    this.class = failure
  }
}

/** An error every indexer meets at the same event. */
export const deterministic = (message: string, cause?: unknown): HostError =>
  new HostError(message, 'deterministic', cause === undefined ? undefined : { cause })

/** An error that may be gone at the next try or with another version of the subgraph. */
export const nonDeterministic = (message: string): HostError => new HostError(message, 'nonDeterministic')
