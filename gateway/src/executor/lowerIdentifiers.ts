import {
  type DocumentNode,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  TypeInfo,
  type ValueNode,
  visit,
  visitWithTypeInfo,
} from 'graphql/index.js'

type Variables = Readonly<Record<string, unknown>>

/** A document whose identifiers are in lower case, and a function that does the same to its variables. */
export type LoweredDocument = Readonly<{
  document: DocumentNode
  /** False when the document was in lower case already, and is the one given. */
  isChanged: boolean
  lowerVariables: (variables: Variables) => Variables
}>

/** What stands at one position: its type, and whether text there names an entity. */
type Position = Readonly<{ type: GraphQLInputType; isReference: boolean }>

/**
 * Writes addresses and hashes in lower case, as subgraphs store them, wherever a document or its variables
 * name an entity or bytes. Other text keeps its case.
 */
export const lowerIdentifiers = (schema: GraphQLSchema, document: DocumentNode): LoweredDocument => {
  const positions = new Map<string, Position>()
  const typeInfo = new TypeInfo(schema)
  let isChanged = false

  const lowerLiteral = (value: ValueNode, position: Position): ValueNode => {
    if (value.kind === Kind.VARIABLE) {
      positions.set(value.name.value, position)
      return value
    }
    if (value.kind === Kind.STRING) {
      const lowered = isIdentifier(position) ? lowerHex(value.value) : value.value
      if (lowered === value.value) return value
      isChanged = true
      return { ...value, value: lowered }
    }
    if (value.kind === Kind.LIST)
      return { ...value, values: value.values.map((item) => lowerLiteral(item, itemOf(position))) }
    if (value.kind !== Kind.OBJECT) return value
    const fields = value.fields.map((field) => {
      const inner = fieldOf(schema, position, field.name.value)
      return inner ? { ...field, value: lowerLiteral(field.value, inner) } : field
    })
    return { ...value, fields }
  }

  const lowered: DocumentNode = visit(
    document,
    visitWithTypeInfo(typeInfo, {
      Argument(node) {
        const type = typeInfo.getArgument()?.type
        return type && { ...node, value: lowerLiteral(node.value, { type, isReference: false }) }
      },
    }),
  )
  return {
    document: isChanged ? lowered : document,
    isChanged,
    lowerVariables: (variables) => {
      const result: Record<string, unknown> = { ...variables }
      for (const [name, position] of positions)
        if (name in variables) result[name] = lowerValue(schema, variables[name], position)
      return result
    },
  }
}

const lowerValue = (schema: GraphQLSchema, value: unknown, position: Position): unknown => {
  if (typeof value === 'string') return isIdentifier(position) ? lowerHex(value) : value
  if (Array.isArray(value)) return value.map((item) => lowerValue(schema, item, itemOf(position)))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => {
      const inner = fieldOf(schema, position, key)
      return [key, inner ? lowerValue(schema, item, inner) : item]
    }),
  )
}

const lowerHex = (text: string): string => (/^0[xX]/.test(text) ? text.toLowerCase() : text)

const isIdentifier = ({ type, isReference }: Position): boolean => {
  const { name } = getNamedType(type)
  return name === 'ID' || name === 'Bytes' || name === 'Address' || name === 'Hash' || isReference
}

const itemOf = ({ type, isReference }: Position): Position => {
  const nullable = isNonNullType(type) ? type.ofType : type
  return { type: isListType(nullable) ? nullable.ofType : nullable, isReference }
}

const fieldOf = (schema: GraphQLSchema, { type }: Position, name: string): Position | undefined => {
  const inputType = getNamedType(type)
  const field = isInputObjectType(inputType) ? inputType.getFields()[name] : undefined
  return field && { type: field.type, isReference: isReferenceFilter(schema, inputType.name, name) }
}

/** True for `owner`, `owner_in`, …: filters by the id of another entity, which are typed as plain text. */
const isReferenceFilter = (schema: GraphQLSchema, filterType: string, name: string): boolean => {
  const type = schema.getType(filterType.replace(/_filter$/, ''))
  if (!isObjectType(type) && !isInterfaceType(type)) return false
  const fields = type.getFields()
  const field = fields[name] ?? fields[name.replace(/_[a-z_]+$/, '')]
  return field !== undefined && isCompositeType(getNamedType(field.type))
}
