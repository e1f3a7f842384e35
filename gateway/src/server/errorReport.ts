import type { Log } from '../core/log.js'
import { REQUEST_ERRORS, RequestError } from '../core/requestError.js'
import { UpstreamTimeoutError, UpstreamUnavailableError } from '../upstream/upstreamErrors.js'

/** What a client is told about a failure. */
export type ErrorReport = Readonly<{
  status: number
  message: string
  extensions: Readonly<Record<string, unknown> & { code: string }>
}>

/**
 * Tells expected failures as they are. Of others the client learns only an id, under which the log holds
 * everything.
 */
export const reportError = (
  error: unknown,
  { log, requestId }: Readonly<{ log: Log; requestId: string }>,
): ErrorReport => {
  if (error instanceof RequestError) {
    const { limit, actual, retryAfterSeconds } = error.facts
    return {
      status: REQUEST_ERRORS[error.code],
      message: error.message,
      extensions: {
        code: error.code,
        ...(limit !== undefined && { limit, actual }),
        ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
      },
    }
  }
  const upstreamCode =
    error instanceof UpstreamTimeoutError
      ? 'UPSTREAM_TIMEOUT'
      : error instanceof UpstreamUnavailableError
        ? 'UPSTREAM_UNAVAILABLE'
        : undefined
  log.error({ err: error, requestId }, 'Could not answer a request')
  if (upstreamCode)
    return {
      status: REQUEST_ERRORS[upstreamCode],
      message: error instanceof Error ? error.message : 'The subgraph endpoint failed.',
      extensions: { code: upstreamCode, requestId },
    }
  return {
    status: 500,
    message: 'Something went wrong inside the gateway.',
    extensions: { code: 'INTERNAL', requestId },
  }
}

/** Tells when it makes sense to ask again, for failures that pass. */
export const retryHeaders = ({ extensions: { retryAfterSeconds } }: ErrorReport): Record<string, string> =>
  retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) }
