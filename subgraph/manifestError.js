/** A manifest that cannot be written: one sentence, the facts behind it, and what to do about it. */
export class ManifestError extends Error {
  name = 'ManifestError'

  /**
   * @param {string} message
   * @param {{ facts?: Readonly<Record<string, unknown>>, remedy?: string }} [options]
   */
  constructor(message, { facts = {}, remedy } = {}) {
    super(message)
    this.facts = facts
    this.remedy = remedy
  }
}
