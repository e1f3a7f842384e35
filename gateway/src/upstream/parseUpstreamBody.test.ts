import { describe, expect, test } from 'vitest'
import { parseUpstreamBody } from './parseUpstreamBody.js'

describe('parseUpstreamBody()', () => {
  test.each([
    ['{"data":{"a":1}}', { data: { a: 1 }, errors: [] }],
    ['{"errors":[{"message":"no"}]}', { data: undefined, errors: ['no'] }],
    ['{"data":null,"errors":[{"message":"no"},5]}', { data: undefined, errors: ['no', 'unknown error'] }],
    ['[]', { data: undefined, errors: [] }],
  ])('takes %s apart', (body, answer) => expect(parseUpstreamBody(body)).toEqual(answer))

  test('reports a cut-off answer', () => {
    expect(() => parseUpstreamBody('{"data":{"a":')).toThrow(
      'The subgraph endpoint answered with broken JSON.',
    )
  })
})
