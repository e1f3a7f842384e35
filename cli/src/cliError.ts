/** What a supervisor should do with a process that ended: nothing, let a person look, or start it again. */
export const EXIT = { done: 0, failed: 1, restart: 75 } as const

/** A mistake the person at the terminal can mend: one sentence, and what to do. */
export class CliError extends Error {
  override name = 'CliError'
  readonly remedy: string

  constructor(message: string, remedy: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause })
    this.remedy = remedy
  }
}
