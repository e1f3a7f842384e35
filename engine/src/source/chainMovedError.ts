import { EngineError, type Facts } from '../core/errors.js'

/** The chain, or the RPC's view of it, changed between two answers: ask again from a known block. */
export class ChainMovedError extends EngineError {
  override name = 'ChainMovedError'
  constructor(message: string, facts: Facts) {
    super(message, { facts })
  }
}
