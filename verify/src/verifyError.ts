/** The comparison could not be made; `remedy` says what to do. */
export class VerifyError extends Error {
  override name = 'VerifyError'
  readonly remedy: string

  constructor(message: string, remedy: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause })
    this.remedy = remedy
  }
}
