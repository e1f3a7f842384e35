/** Facts an error states about itself; tests and logs read them without parsing the message. */
export type Facts = Readonly<Record<string, unknown>>

/** What the devnet throws on purpose: one sentence, the facts behind it, and a way out. */
export class DevnetError extends Error {
  override name = 'DevnetError'
  readonly facts: Facts
  readonly remedy: string | undefined

  constructor(message: string, options: { facts?: Facts; remedy?: string; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause })
    this.facts = options.facts ?? {}
    this.remedy = options.remedy
  }
}
