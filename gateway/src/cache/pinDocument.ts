import {
  type DocumentNode,
  type GraphQLSchema,
  Kind,
  parse,
  print,
  TypeInfo,
  type VariableDefinitionNode,
  visit,
  visitWithTypeInfo,
} from 'graphql/index.js'

/** A document whose root fields take their block from a variable, and the name of that variable. */
export type PinnedDocument = Readonly<{ text: string; variable: string }>

/**
 * Lets every root field that can be asked as of a block, and that names none, take it from a variable. Undefined when
 * the document cannot be read.
 */
export const pinDocument = (base: GraphQLSchema, source: string): PinnedDocument | undefined => {
  const document = parseOrUndefined(source)
  if (!document) return undefined
  let variable = 'block'
  while (source.includes(`$${variable}`)) variable = `x${variable}`
  const name = { kind: Kind.NAME, value: variable } as const
  const value = { kind: Kind.VARIABLE, name } as const
  const definition: VariableDefinitionNode = {
    kind: Kind.VARIABLE_DEFINITION,
    variable: value,
    type: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: 'Block_height' } },
  }
  const argument = { kind: Kind.ARGUMENT, name: { kind: Kind.NAME, value: 'block' }, value } as const

  const types = new TypeInfo(base)
  const pinned: DocumentNode = visit(
    document,
    visitWithTypeInfo(types, {
      OperationDefinition: {
        leave: (node) => ({
          ...node,
          variableDefinitions: [...(node.variableDefinitions ?? []), definition],
        }),
      },
      Field: (node) => {
        const isRoot = types.getParentType() === base.getQueryType()
        const takesBlock = types.getFieldDef()?.args.some((arg) => arg.name === 'block')
        if (!isRoot || !takesBlock || node.arguments?.some((arg) => arg.name.value === 'block')) return
        return { ...node, arguments: [...(node.arguments ?? []), argument] }
      },
    }),
  )
  return { text: print(pinned), variable }
}

const parseOrUndefined = (source: string): DocumentNode | undefined => {
  try {
    return parse(source)
  } catch {
    return undefined
  }
}
