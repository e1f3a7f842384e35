import { EXIT } from './cliError.js'

const AWAY = new Set(['UpstreamUnavailableError', 'UpstreamTimeoutError'])
const AWAY_KINDS: ReadonlySet<unknown> = new Set(['unreachable', 'slow'])

/** Failures that a supervisor may cure by starting the process again: the other side is away for now. */
const isTemporary = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false
  const { facts } = error as { facts?: { kind?: unknown } }
  return AWAY.has(error.name) || AWAY_KINDS.has(facts?.kind)
}

/** One line for the person at the terminal: what happened, and what to do about it. */
export const describeError = (error: unknown): string => {
  if (!(error instanceof Error)) return `✖ ${String(error)}`
  const message = /[.!?:\n]$/.test(error.message) ? error.message : `${error.message}.`
  const remedy = 'remedy' in error && typeof error.remedy === 'string' ? ` ${error.remedy}` : ''
  return `✖ ${message}${remedy}`
}

/** The exit code that tells a supervisor what to do. */
export const exitCodeOf = (error: unknown): number => (isTemporary(error) ? EXIT.restart : EXIT.failed)

/** True for errors made for people; of others the stack is worth showing. */
export const isExpected = (error: unknown): boolean => error instanceof Error && 'remedy' in error
