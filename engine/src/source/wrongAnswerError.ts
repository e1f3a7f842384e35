import { EngineError, type Facts } from '../core/errors.js'

/** What endpoints answered cannot be true: nothing of it is used, and others are asked. */
export class WrongAnswerError extends EngineError {
  override name = 'WrongAnswerError'
  constructor(message: string, facts: Facts) {
    super(message, { facts, remedy: 'Give further RPC URLs, or replace this one.' })
  }
}
