import {
  type DocumentNode,
  executeSync,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  Kind,
  OperationTypeNode,
  type VariableDefinitionNode,
} from 'graphql/index.js'
import { RequestError } from '../core/requestError.js'
import { introspectionCost } from './introspectionCost.js'

const MAX_COST = 2_000_000

/**
 * Answers `__schema` and `__type` from the served schema.
 *
 * @throws RequestError when the answer would hold copies of it.
 */
export const answerIntrospection = (
  schema: GraphQLSchema,
  {
    nodes,
    fragments,
    variableDefinitions,
    variables,
  }: Readonly<{
    nodes: readonly FieldNode[]
    fragments: ReadonlyMap<string, FragmentDefinitionNode>
    variableDefinitions: readonly VariableDefinitionNode[]
    variables: Readonly<Record<string, unknown>>
  }>,
): Readonly<Record<string, unknown>> => {
  const sets = nodes.flatMap(({ selectionSet }) => selectionSet ?? [])
  if (introspectionCost(schema, sets, fragments) > MAX_COST)
    throw new RequestError('OPERATION_TOO_COMPLEX', 'The operation reads the schema several times over.', {
      facts: { limit: MAX_COST },
    })
  const document: DocumentNode = {
    kind: Kind.DOCUMENT,
    definitions: [
      {
        kind: Kind.OPERATION_DEFINITION,
        operation: OperationTypeNode.QUERY,
        variableDefinitions,
        selectionSet: { kind: Kind.SELECTION_SET, selections: nodes },
      },
      ...fragments.values(),
    ],
  }
  const { data, errors } = executeSync({ schema, document, variableValues: variables })
  if (errors?.[0]) throw errors[0]
  return data ?? {}
}
