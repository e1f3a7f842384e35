import { EngineError, type Facts } from '../core/errors.js'

/** What endpoints answered cannot be true: nothing of it is used, and others are asked. */
export class WrongAnswerError extends EngineError {
  override name = 'WrongAnswerError'
  /** The endpoint that is to blame; undefined when it is one of those that answered. */
  readonly by: string | undefined
  constructor(message: string, facts: Facts, by?: string) {
    super(message, { facts, remedy: 'Give further RPC URLs, or replace this one.' })
    this.by = by
  }
}
