import { type ExecutionResult, GraphQLError } from 'graphql/index.js'
import type { OperationResult } from '../executor/operationResult.js'
import { parseUpstreamBody } from '../upstream/parseUpstreamBody.js'
import { upstreamFailure } from '../upstream/upstreamFailure.js'

/** What is sent of an operation. */
export type LiveMessage = ExecutionResult<Record<string, unknown>, Record<string, unknown>>

/** A result, ready to be sent. */
export const liveMessage = (result: OperationResult): LiveMessage => {
  const { data, errors } = result.kind === 'raw' ? dataIn(result.body) : result
  const { asOf } = result
  const extensions = { ...(asOf && { asOf }), ...(result.kind === 'data' && result.extensions) }
  return {
    data: { ...data },
    ...(errors.length > 0 && { errors: errors.map(partialFailure) }),
    ...(Object.keys(extensions).length > 0 && { extensions }),
  }
}

const dataIn = (body: string) => {
  const { data, errors } = parseUpstreamBody(body)
  return { data: data ?? {}, errors }
}

const partialFailure = (message: string): GraphQLError =>
  new GraphQLError(message, {
    extensions: { code: upstreamFailure({ data: undefined, errors: [message] }).code },
  })
