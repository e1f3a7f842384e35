import {
  type DefinitionNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type InputValueDefinitionNode,
  Kind,
  parse,
  print,
} from 'graphql'
import type { EntityType, Field, InputSchema, InterfaceType } from '../../core/inputSchema.js'
import { BUILT_IN_TYPES } from './builtInTypes.js'
import { filterArguments } from './filterArguments.js'
import { orderByValues } from './orderByValues.js'
import { rootFieldNames } from './rootFieldNames.js'

type Collection = EntityType | InterfaceType

const PAGE = 'skip: Int = 0, first: Int = 100'
const BLOCK_ARGUMENTS = `
  "Reads at this block instead of the latest: exactly at a number or hash, or at the latest once it has reached number_gte."
  block: Block_height
  "Set to \`allow\` to receive data even if the subgraph has skipped over errors while syncing."
  subgraphError: _SubgraphErrorPolicy_! = deny`

const collectionArguments = (type: string): string =>
  `${PAGE}, orderBy: ${type}_orderBy, orderDirection: OrderDirection, where: ${type}_filter`

const rootFields = ({ name }: Collection): string => {
  const { singular, plural } = rootFieldNames(name)
  return `
  ${singular}(id: ID!, ${BLOCK_ARGUMENTS}): ${name}
  ${plural}(${collectionArguments(name)}, ${BLOCK_ARGUMENTS}): [${name}!]!`
}

const queryType = (schema: InputSchema): string => `
type Query {
  ${[...schema.entities.values(), ...schema.interfaces.values()].map(rootFields).join('')}
  "Access to subgraph metadata"
  _meta(block: Block_height): _Meta_
  "Log entries of the subgraph, newest first."
  _logs(
    level: LogLevel, from: String, to: String, search: String
    first: Int = 100, skip: Int = 0, orderDirection: OrderDirection = desc
  ): [_Log_!]!
}`

const collectionInputs = (schema: InputSchema, { name, fields }: Collection): string => {
  const idKindOf = (field: Field) =>
    (schema.entities.get(field.base) ?? schema.interfaces.get(field.base))?.idKind ?? 'String'
  return `
enum ${name}_orderBy { ${orderByValues(schema, fields).join(' ')} }
input ${name}_filter {
  ${[...fields.values()].flatMap((field) => filterArguments(field, idKindOf(field))).join('\n  ')}
  "Filter for the block changed event."
  _change_block: BlockChangedFilter
  and: [${name}_filter]
  or: [${name}_filter]
}`
}

const inputValues = (sdl: string): readonly InputValueDefinitionNode[] => {
  const [definition] = parse(`input Arguments { ${sdl} }`, { noLocation: true }).definitions
  return definition?.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION ? (definition.fields ?? []) : []
}

/** Input types as they are, but without directives, and with paging on lists of entities. */
const copiedTypes = ({ document, entities, interfaces }: InputSchema): string => {
  const copyField = (node: FieldDefinitionNode, field: Field | undefined): FieldDefinitionNode => ({
    ...node,
    directives: [],
    arguments:
      field?.list && (field.target === 'entity' || field.target === 'interface')
        ? inputValues(collectionArguments(field.base))
        : [],
  })
  const copies = document.definitions.flatMap((node): DefinitionNode[] => {
    switch (node.kind) {
      case Kind.OBJECT_TYPE_DEFINITION:
      case Kind.INTERFACE_TYPE_DEFINITION: {
        const type = entities.get(node.name.value) ?? interfaces.get(node.name.value)
        if (!type) return []
        const fields = (node.fields ?? []).map((field) => copyField(field, type.fields.get(field.name.value)))
        // An interface that implements another says nothing about how its rows are found.
        const implemented = node.kind === Kind.OBJECT_TYPE_DEFINITION ? (node.interfaces ?? []) : []
        return [{ ...node, directives: [], fields, interfaces: implemented }]
      }
      case Kind.ENUM_TYPE_DEFINITION:
      case Kind.INPUT_OBJECT_TYPE_DEFINITION:
      case Kind.DIRECTIVE_DEFINITION:
        return [node]
      default:
        return []
    }
  })
  return copies.map((node) => print(node)).join('\n')
}

/** The GraphQL schema that a subgraph with this data model serves, in its published order. */
export const apiDocument = (schema: InputSchema): DocumentNode =>
  parse(
    [
      copiedTypes(schema),
      BUILT_IN_TYPES,
      ...[...schema.entities.values(), ...schema.interfaces.values()].map((type) =>
        collectionInputs(schema, type),
      ),
      queryType(schema),
    ].join('\n'),
    { noLocation: true },
  )
