import { buildClientSchema, type GraphQLSchema, getIntrospectionQuery } from 'graphql'
import { z } from 'zod'
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

const Answer = z.object({
  data: z.object({ __schema: z.looseObject({ queryType: z.looseObject({}) }) }).optional(),
  errors: z.array(z.looseObject({ message: z.string() })).optional(),
})

/** Asks an upstream for its API schema. */
export const fetchBaseSchema = async (
  upstream: Upstream,
  options: Readonly<{ signal?: AbortSignal | undefined }> = {},
): Promise<GraphQLSchema> => {
  const { body } = await upstream(INTROSPECTION, undefined, options)
  const json: unknown = JSON.parse(body)
  const { data, errors } = Answer.parse(json)
  if (!data)
    throw new UpstreamUnavailableError('does not tell its schema', {
      errors: errors?.map(({ message }) => message),
    })
  // What a subgraph serves is taken as it is, even where it bends the rules of the specification.
  return buildClientSchema((json as { data: Parameters<typeof buildClientSchema>[0] }).data, {
    assumeValid: true,
  })
}
