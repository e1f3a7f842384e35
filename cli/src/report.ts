import { EXIT } from './cliError.js'

/** Failures that a supervisor may cure by starting the process again: the other side is away for now. */
const isTemporary = (error: unknown): boolean =>
  error instanceof Error &&
  (error.name === 'UpstreamUnavailableError' ||
    error.name === 'UpstreamTimeoutError' ||
    error.name === 'RpcError')

/** One line for the person at the terminal: what happened, and what to do about it. */
export const describeError = (error: unknown): string => {
  if (!(error instanceof Error)) return `✖ ${String(error)}`
  const remedy = 'remedy' in error && typeof error.remedy === 'string' ? ` ${error.remedy}` : ''
  return `✖ ${error.message}${remedy}`
}

/** The exit code that tells a supervisor what to do. */
export const exitCodeOf = (error: unknown): number => (isTemporary(error) ? EXIT.restart : EXIT.failed)

/** True for errors made for people; of others the stack is worth showing. */
export const isExpected = (error: unknown): boolean => error instanceof Error && 'remedy' in error
