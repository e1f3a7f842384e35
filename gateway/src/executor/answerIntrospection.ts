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

/** Answers `__schema` and `__type` from the served schema. */
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
