/** Facts an error states about itself; logs and tests read them without parsing the message. */
export type Facts = Readonly<Record<string, unknown>>

/** Base of every error the gateway throws on purpose: one sentence, the facts behind it, and what to do. */
export class GatewayError extends Error {
  override name = 'GatewayError'
  readonly facts: Facts
  readonly remedy: string | undefined

  constructor(message: string, options: { facts?: Facts; remedy?: string; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause })
    this.facts = options.facts ?? {}
    this.remedy = options.remedy
  }
}
