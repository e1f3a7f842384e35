import { RequestError, type RequestErrorCode } from '../core/requestError.js'
import type { UpstreamAnswer } from './parseUpstreamBody.js'

/** How a message of graph-node, or of an engine that speaks like it, is told apart. First match counts. */
const CODES: readonly (readonly [RegExp, RequestErrorCode])[] = [
  [/^indexing_error$/, 'INDEXING_ERROR'],
  [/timed out/i, 'UPSTREAM_TIMEOUT'],
  [
    /has only indexed up to block|not yet (?:been )?indexed|block .* (?:not found|does not exist)|no block with that hash/i,
    'BLOCK_NOT_INDEXED',
  ],
  [
    /depth that exceeds|potentially returns|result size of|^query is too expensive: |^the query text is longer|(?:pattern too complex|expression tree is too large|parser stack overflow)/i,
    'OPERATION_TOO_COMPLEX',
  ],
  [/The value of the (?:first|skip) argument|must be between/i, 'PAGE_SIZE_EXCEEDED'],
  [
    /^(?:Invalid value|No value provided|Variable|Ordering by|Failed to decode|Filter must|Type `|Query contains value|Unknown |Not supported|number too large)|has no attribute/i,
    'BAD_USER_INPUT',
  ],
]

/** What to tell a client whose query got no data from the upstream. */
export const upstreamFailure = ({ errors }: UpstreamAnswer): RequestError => {
  const [message = 'The subgraph endpoint sent neither data nor an error.'] = errors
  const [, code] = CODES.find(([pattern]) => pattern.test(message)) ?? [
    undefined,
    'UPSTREAM_UNAVAILABLE' as const,
  ]
  return new RequestError(code, message, { facts: { errors } })
}
