import { type Facts, GatewayError } from './gatewayError.js'

/** Codes a client may meet in `extensions.code`, with their HTTP status. */
export const REQUEST_ERRORS = {
  BAD_USER_INPUT: 400,
  PAGE_SIZE_EXCEEDED: 400,
  CURSOR_INVALID: 400,
  OPERATION_TOO_COMPLEX: 400,
  UNKNOWN_API_KEY: 401,
  DOCUMENT_NOT_TRUSTED: 403,
  UNKNOWN_CHAIN: 404,
  BLOCK_NOT_INDEXED: 409,
  BLOCK_TIME_UNKNOWN: 409,
  BODY_TOO_LARGE: 413,
  RATE_LIMITED: 429,
  TOO_MANY_SUBSCRIPTIONS: 429,
  INDEXING_ERROR: 503,
  SHUTTING_DOWN: 503,
  UPSTREAM_UNAVAILABLE: 503,
  UPSTREAM_TIMEOUT: 504,
} as const

/** Name of an error that clients are told about. */
export type RequestErrorCode = keyof typeof REQUEST_ERRORS

/** A request that cannot be answered, for a reason that the client may know. */
export class RequestError extends GatewayError {
  override name = 'RequestError'
  readonly code: RequestErrorCode

  constructor(code: RequestErrorCode, message: string, options: { facts?: Facts; cause?: unknown } = {}) {
    super(message, options)
    this.code = code
  }
}
