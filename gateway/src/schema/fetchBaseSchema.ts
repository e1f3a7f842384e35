import {
  buildClientSchema,
  type GraphQLSchema,
  getIntrospectionQuery,
  type IntrospectionQuery,
} from 'graphql/index.js'
import { parseUpstreamBody } from '../upstream/parseUpstreamBody.js'
import type { Upstream } from '../upstream/upstream.js'
import { UpstreamUnavailableError } from '../upstream/upstreamErrors.js'

// graph-node fails on `isRepeatable` and knows nothing of the newer parts of introspection.
const INTROSPECTION = getIntrospectionQuery({
  descriptions: true,
  directiveIsRepeatable: false,
  inputValueDeprecation: false,
  schemaDescription: false,
  specifiedByUrl: false,
})

/** Asks an upstream for its API schema. */
export const fetchBaseSchema = async (
  upstream: Upstream,
  options: Readonly<{ signal?: AbortSignal | undefined }> = {},
): Promise<GraphQLSchema> => {
  const { body } = await upstream(INTROSPECTION, undefined, options)
  const { data, errors } = parseUpstreamBody(body)
  if (!isIntrospection(data)) throw new UpstreamUnavailableError('does not tell its schema', { errors })
  // What a subgraph serves is taken as it is, even where it bends the rules of the specification.
  return buildClientSchema(data, { assumeValid: true })
}

/** Looks no deeper: what is wrong inside, graphql-js reports by name. */
const isIntrospection = (data: unknown): data is IntrospectionQuery =>
  typeof data === 'object' && data !== null && '__schema' in data && data.__schema !== null
