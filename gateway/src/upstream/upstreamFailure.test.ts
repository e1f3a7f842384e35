import { expect, test } from 'vitest'
import { upstreamFailure } from './upstreamFailure.js'

test.each([
  ['indexing_error', 'INDEXING_ERROR'],
  ['Query timed out', 'UPSTREAM_TIMEOUT'],
  ['Invalid value provided for argument `where`: Object({})', 'BAD_USER_INPUT'],
  ['No value provided for required variable `id`', 'BAD_USER_INPUT'],
  ['Ordering by `tasks` is not supported for type `Deal`', 'BAD_USER_INPUT'],
  ['Entity `Deal` has no attribute `foo`', 'BAD_USER_INPUT'],
  [
    'Failed to decode `block.number` value: `subgraph Qm has only indexed up to block number 5 and data for block number 9 is therefore not yet available`',
    'BLOCK_NOT_INDEXED',
  ],
  ['query has a depth that exceeds the limit of `255`', 'OPERATION_TOO_COMPLEX'],
  ['The value of the first argument must be between 0 and 1000, but is 5000', 'PAGE_SIZE_EXCEEDED'],
  ['query is too expensive: it selects more than 10000 fields', 'OPERATION_TOO_COMPLEX'],
  ['Store error: LIKE or GLOB pattern too complex', 'OPERATION_TOO_COMPLEX'],
  ['Store error: database is gone', 'UPSTREAM_UNAVAILABLE'],
])('"%s" is %s', (message, code) => {
  expect(upstreamFailure({ data: undefined, errors: [message] })).toMatchObject({ code, message })
})

test('an answer without anything is a failure of the endpoint', () => {
  expect(upstreamFailure({ data: undefined, errors: [] })).toMatchObject({ code: 'UPSTREAM_UNAVAILABLE' })
})
