import {
  GraphQLError,
  type GraphQLSchema,
  getArgumentValues,
  getVariableValues,
  type VariableDefinitionNode,
} from 'graphql/index.js'
import { RequestError } from '../core/requestError.js'
import type { Args } from '../core/view.js'
import type { ServedSchema } from '../schema/servedSchema.js'
import type { Plan } from './plan.js'

/** Values of these variables, checked and with defaults. */
export const coerceVariables = (
  schema: GraphQLSchema,
  definitions: readonly VariableDefinitionNode[],
  variables: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> => {
  if (definitions.length === 0) return {}
  const { coerced, errors } = getVariableValues(schema, definitions, variables)
  if (errors?.[0]) throw new RequestError('BAD_USER_INPUT', errors[0].message, { cause: errors[0] })
  return coerced ?? {}
}

/** Arguments of all computed fields of a plan, by their number. */
export const evaluateArgs = (
  { schema }: ServedSchema,
  { argSites, ownVariables }: Plan,
  variables: Readonly<Record<string, unknown>>,
): readonly Args[] => {
  const values = coerceVariables(schema, ownVariables, variables)
  try {
    return argSites.map(({ field, node }) => getArgumentValues(field, node, values))
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error
    throw new RequestError('BAD_USER_INPUT', error.message, { cause: error })
  }
}
