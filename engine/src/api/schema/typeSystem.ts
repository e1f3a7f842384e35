import {
  type DirectiveDefinitionNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type InputValueDefinitionNode,
  Kind,
  parse,
  type TypeDefinitionNode,
  type TypeNode,
} from 'graphql'
import { INTROSPECTION_TYPES } from './builtInTypes.js'

/** What reading a query needs to know of a schema, whatever answers it. */
export type TypeSystem = Readonly<{
  /** Served types by name, without those of introspection. */
  types: ReadonlyMap<string, TypeDefinitionNode>
  directives: readonly DirectiveDefinitionNode[]
  /** Definition of a field, introspection types and `__schema` included. */
  field(type: string, name: string): FieldDefinitionNode | undefined
  /** Fields of an input object by name; empty for other types. */
  inputFields(type: string): ReadonlyMap<string, InputValueDefinitionNode>
  /** Names of the fields that a value of an input object must have. */
  requiredInputs(type: string): readonly string[]
  /** Number of types, fields, arguments and values that are declared. */
  size: number
  /** Kind of a type, introspection types included. */
  kind(type: string): TypeDefinitionNode['kind'] | undefined
  /** Concrete types behind an object or interface name. */
  possibleTypes(name: string): readonly string[]
}>

/** Named type under lists and non-nulls. */
export const namedType = (node: TypeNode): string =>
  node.kind === Kind.NAMED_TYPE ? node.name.value : namedType(node.type)

/** Whether values of the type are lists. */
export const isListType = (node: TypeNode): boolean =>
  node.kind === Kind.LIST_TYPE || (node.kind === Kind.NON_NULL_TYPE && isListType(node.type))

const NO_FIELDS: ReadonlyMap<string, InputValueDefinitionNode> = new Map()

const sizeOf = (node: TypeDefinitionNode): number => {
  if (node.kind === Kind.ENUM_TYPE_DEFINITION) return 1 + (node.values?.length ?? 0)
  if (!('fields' in node)) return 1
  const parts: readonly (FieldDefinitionNode | InputValueDefinitionNode)[] = node.fields ?? []
  return parts.reduce((sum, part) => sum + 1 + ('arguments' in part ? (part.arguments?.length ?? 0) : 0), 1)
}

const isType = (node: { kind: string }): node is TypeDefinitionNode => node.kind.endsWith('TypeDefinition')

/** Indexes a schema document, with the types of introspection beside it. */
export const createTypeSystem = (
  document: DocumentNode,
  possibleTypes: TypeSystem['possibleTypes'],
): TypeSystem => {
  // A schema may declare a type that the built-ins have too: the first declaration counts.
  const firstByName = (nodes: readonly TypeDefinitionNode[]) =>
    new Map([...nodes].reverse().map((node) => [node.name.value, node] as const))
  const declared = document.definitions.filter(isType)
  const byName = firstByName(declared)
  const types = new Map(
    declared.map((node) => [node.name.value, byName.get(node.name.value) ?? node] as const),
  )

  const hidden = parse(INTROSPECTION_TYPES, { noLocation: true }).definitions
  const known = new Map([...types, ...hidden.filter(isType).map((node) => [node.name.value, node] as const)])
  const fields = new Map<string, ReadonlyMap<string, FieldDefinitionNode>>()
  for (const node of [...known.values(), ...hidden])
    if (
      node.kind === Kind.OBJECT_TYPE_DEFINITION ||
      node.kind === Kind.INTERFACE_TYPE_DEFINITION ||
      node.kind === Kind.OBJECT_TYPE_EXTENSION
    ) {
      const added = (node.fields ?? []).map((field) => [field.name.value, field] as const)
      fields.set(node.name.value, new Map([...(fields.get(node.name.value) ?? []), ...added]))
    }

  const inputFields = new Map(
    [...types.values()].flatMap((node) =>
      node.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION
        ? [
            [
              node.name.value,
              new Map(node.fields?.map((field) => [field.name.value, field] as const)),
            ] as const,
          ]
        : [],
    ),
  )
  const requiredInputs = new Map(
    [...inputFields].map(
      ([type, byName]) =>
        [
          type,
          [...byName.values()]
            .filter((field) => field.type.kind === Kind.NON_NULL_TYPE)
            .map(({ name }) => name.value),
        ] as const,
    ),
  )
  return {
    types,
    size: [...types.values()].reduce((sum, node) => sum + sizeOf(node), 0),
    directives: document.definitions.filter((node) => node.kind === Kind.DIRECTIVE_DEFINITION),
    field: (type, name) => fields.get(type)?.get(name),
    inputFields: (type) => inputFields.get(type) ?? NO_FIELDS,
    requiredInputs: (type) => requiredInputs.get(type) ?? [],
    kind: (type) => known.get(type)?.kind,
    possibleTypes,
  }
}
