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
import { type EntityType, type Field, type InputSchema, namedCollection } from '../../core/inputSchema.js'
import { apiDocument } from './apiDocument.js'
import { INTROSPECTION_TYPES } from './builtInTypes.js'
import { rootFieldNames } from './rootFieldNames.js'

/** A `Query` field that reads entities: one by id, or a collection. */
export type RootField = Readonly<{ base: string; collection: boolean }>

/** A subgraph's served schema, indexed for planning queries. */
export type ApiSchema = Readonly<{
  input: InputSchema
  /** Everything clients may see. */
  document: DocumentNode
  /** Served types by name, without those of introspection. */
  types: ReadonlyMap<string, TypeDefinitionNode>
  directives: readonly DirectiveDefinitionNode[]
  roots: ReadonlyMap<string, RootField>
  /** Definition of a field, introspection types and `__schema` included. */
  field(type: string, name: string): FieldDefinitionNode | undefined
  /** Fields of an input object by name; empty for other types. */
  inputFields(type: string): ReadonlyMap<string, InputValueDefinitionNode>
  /** Kind of a type, introspection types included. */
  kind(type: string): TypeDefinitionNode['kind'] | undefined
  /** Concrete types behind an object or interface name. */
  possibleTypes(name: string): readonly string[]
  /** An entity type that is known to exist. */
  entity(name: string): EntityType
  /** Field of an entity, interface or aggregation that is known to exist. */
  entityField(type: string, name: string): Field | undefined
}>

/** Named type under lists and non-nulls. */
export const namedType = (node: TypeNode): string =>
  node.kind === Kind.NAMED_TYPE ? node.name.value : namedType(node.type)

/** Whether values of the type are lists. */
export const isListType = (node: TypeNode): boolean =>
  node.kind === Kind.LIST_TYPE || (node.kind === Kind.NON_NULL_TYPE && isListType(node.type))

const NO_FIELDS: ReadonlyMap<string, InputValueDefinitionNode> = new Map()

const isType = (node: { kind: string }): node is TypeDefinitionNode => node.kind.endsWith('TypeDefinition')

/** Builds the served schema of a data model. Costs milliseconds: once per deployment. */
export const createApiSchema = (input: InputSchema): ApiSchema => {
  const document = apiDocument(input)
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

  const aggregationRoots = [...input.aggregations.keys()].map((base): [string, RootField] => [
    rootFieldNames(base).plural,
    { base, collection: true },
  ])
  const roots = new Map([
    ...[...input.entities.keys(), ...input.interfaces.keys()].flatMap((base): [string, RootField][] => {
      const { singular, plural } = rootFieldNames(base)
      return [
        [singular, { base, collection: false }],
        [plural, { base, collection: true }],
      ]
    }),
    ...aggregationRoots,
  ])
  return {
    input,
    document,
    types,
    directives: document.definitions.filter((node) => node.kind === Kind.DIRECTIVE_DEFINITION),
    roots,
    field: (type, name) => fields.get(type)?.get(name),
    inputFields: (type) => inputFields.get(type) ?? NO_FIELDS,
    kind: (type) => known.get(type)?.kind,
    possibleTypes: (name) => input.interfaces.get(name)?.implementers ?? [name],
    entity: (name) => input.entities.get(name)!,
    entityField: (type, name) => namedCollection(input, type)?.fields.get(name),
  }
}
