import {
  type DefinitionNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type InputValueDefinitionNode,
  Kind,
  parse,
  print,
} from 'graphql'
import type { Aggregation } from '../../core/aggregation/aggregation.js'
import type { Fulltext } from '../../core/fulltext/fulltext.js'
import {
  type EntityType,
  type Field,
  type InputSchema,
  type InterfaceType,
  namedCollection,
} from '../../core/inputSchema.js'
import type { DeclaredSchema } from '../../core/parseInputSchema.js'
import { rootFieldNames } from '../../core/rootFieldNames.js'
import { BUILT_IN_TYPES } from './builtInTypes.js'
import { aggregationFilterArguments, filterArguments } from './filterArguments.js'
import { orderByValues } from './orderByValues.js'
import { shareNodes } from './shareNodes.js'

type Collection = EntityType | InterfaceType

const PAGE = 'skip: Int = 0, first: Int = 100'
const BLOCK_ARGUMENT = `
  "Reads at this block instead of the latest: exactly at a number or hash, or at the latest once it has reached number_gte."
  block: Block_height`
const ERROR_ARGUMENT = `
  "Set to \`allow\` to receive data even if the subgraph has skipped over errors while syncing."
  subgraphError: _SubgraphErrorPolicy_! = deny`
const BLOCK_ARGUMENTS = BLOCK_ARGUMENT + ERROR_ARGUMENT

const collectionArguments = (type: string): string =>
  `${PAGE}, orderBy: ${type}_orderBy, orderDirection: OrderDirection, where: ${type}_filter`

const rootFields = ({ name }: Collection): string => {
  const { singular, plural } = rootFieldNames(name)
  return `
  ${singular}(id: ID!, ${BLOCK_ARGUMENTS}): ${name}
  ${plural}(${collectionArguments(name)}, ${BLOCK_ARGUMENTS}): [${name}!]!`
}

const AGGREGATION_ARGUMENTS = {
  interval: `
  "The length of the buckets to read."
  interval: Aggregation_interval!`,
  current: `
  "Whether to add the bucket in progress, computed from the points that are not rolled up yet."
  current: Aggregation_current`,
} as const

const aggregationArguments = (type: string): string =>
  `${PAGE}, ${AGGREGATION_ARGUMENTS.interval}, orderBy: ${type}_orderBy, orderDirection: OrderDirection, ${AGGREGATION_ARGUMENTS.current}, where: ${type}_filter`

const aggregationRootField = ({ name }: Aggregation): string =>
  `
  ${rootFieldNames(name).plural}(${aggregationArguments(name)}, ${BLOCK_ARGUMENTS}): [${name}!]!`

const fulltextRootField = ({ name, entity }: Fulltext): string =>
  `
  ${name}(text: String!, first: Int = 100, skip: Int = 0, ${BLOCK_ARGUMENT}, where: ${entity}_filter, ${ERROR_ARGUMENT}): [${entity}!]!`

const queryType = (schema: InputSchema): string => `
type Query {
  ${[...schema.entities.values(), ...schema.interfaces.values()].map(rootFields).join('')}
  ${[...schema.aggregations.values()].map(aggregationRootField).join('')}
  ${[...schema.fulltexts.values()].map(fulltextRootField).join('')}
  "Access to subgraph metadata"
  _meta(block: Block_height): _Meta_
  "Log entries of the subgraph, newest first."
  _logs(
    level: LogLevel, from: String, to: String, search: String
    first: Int = 100, skip: Int = 0, orderDirection: OrderDirection = desc
  ): [_Log_!]!
}`

const collectionInputs = (schema: InputSchema, { name, fields }: Collection | Aggregation): string => {
  const idKindOf = (field: Field) =>
    (schema.entities.get(field.base) ?? schema.interfaces.get(field.base))?.idKind ?? 'String'
  const aggregation = schema.aggregations.get(name)
  const filters = aggregation
    ? aggregationFilterArguments(aggregation, idKindOf)
    : [...fields.values()].flatMap((field) => filterArguments(field, idKindOf(field)))
  return `
enum ${name}_orderBy { ${orderByValues(schema, fields).join(' ')} }
input ${name}_filter {
  ${filters.join('\n  ')}
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
const copiedTypes = (schema: DeclaredSchema): string => {
  const argumentsOf = (field: Field | undefined): readonly InputValueDefinitionNode[] => {
    if (!field?.list) return []
    if (field.target === 'aggregation') return inputValues(aggregationArguments(field.base))
    const isCollection = field.target === 'entity' || field.target === 'interface'
    return isCollection ? inputValues(collectionArguments(field.base)) : []
  }
  const copyField = (node: FieldDefinitionNode, field: Field | undefined): FieldDefinitionNode => ({
    ...node,
    directives: [],
    arguments: argumentsOf(field),
  })
  const copies = schema.document.definitions.flatMap((node): DefinitionNode[] => {
    switch (node.kind) {
      case Kind.OBJECT_TYPE_DEFINITION:
      case Kind.INTERFACE_TYPE_DEFINITION: {
        const type = namedCollection(schema, node.name.value)
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
export const apiDocument = (schema: DeclaredSchema): DocumentNode =>
  shareNodes(
    parse(
      [
        copiedTypes(schema),
        BUILT_IN_TYPES,
        ...[...schema.entities.values(), ...schema.interfaces.values(), ...schema.aggregations.values()].map(
          (type) => collectionInputs(schema, type),
        ),
        queryType(schema),
      ].join('\n'),
      { noLocation: true },
    ),
  )
