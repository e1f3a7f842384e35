import {
  type DocumentNode,
  type FieldDefinitionNode,
  type InterfaceTypeDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  parse,
  print,
  type TypeNode,
} from 'graphql/index.js'

type Entity = ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode

const BUILT_IN = `
  scalar BigDecimal scalar Bytes scalar BigInt scalar Int8 scalar Timestamp
  type _Meta_ { block: _Block_! deployment: String! hasIndexingErrors: Boolean! }
  type _Block_ { hash: Bytes number: Int! timestamp: Int parentHash: Bytes }
  input Block_height { hash: Bytes number: Int number_gte: Int }
  enum _SubgraphErrorPolicy_ { allow deny }
  enum OrderDirection { asc desc }
`

const TEXT_OPERATORS = ['_starts_with_nocase', '_contains_nocase']

/** Name of a type inside an entity field, without list and non-null. */
export const typeNameOf = (type: TypeNode): string =>
  type.kind === Kind.NAMED_TYPE ? type.name.value : typeNameOf(type.type)

/** True when the field holds several values. */
export const isList = (type: TypeNode): boolean =>
  type.kind === Kind.LIST_TYPE || (type.kind === Kind.NON_NULL_TYPE && isList(type.type))

/** The entity types and interfaces of a subgraph schema. */
export const entitiesOf = (document: DocumentNode): readonly Entity[] =>
  document.definitions.filter(
    (node): node is Entity =>
      node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.INTERFACE_TYPE_DEFINITION,
  )

/** Root field names of an entity type: one, many. */
export const rootNamesOf = (type: string): readonly [string, string] => {
  const one = type.charAt(0).toLowerCase() + type.slice(1)
  if (one.endsWith('Slice')) return [one, `${one}ice`]
  if (one.endsWith('s')) return [one, `${one}es`]
  return [one, one.endsWith('y') ? `${one.slice(0, -1)}ies` : `${one}s`]
}

/** SDL of the API that a subgraph with this schema serves, with the part of the filters that tests need. */
export const apiSchemaSdl = (schema: string): string => {
  const document = parse(schema)
  const entities = entitiesOf(document)
  const names = new Set(entities.map(({ name }) => name.value))
  const listArgs = (type: string) =>
    `skip: Int = 0, first: Int = 100, orderBy: ${type}_orderBy, orderDirection: OrderDirection, where: ${type}_filter`

  const fieldSdl = (field: FieldDefinitionNode) => {
    const target = typeNameOf(field.type)
    const args = isList(field.type) && names.has(target) ? `(${listArgs(target)})` : ''
    const description = field.description ? `${print(field.description)}\n` : ''
    return `${description}${field.name.value}${args}: ${print(field.type)}`
  }
  const types = entities.map((entity) => {
    const keyword = entity.kind === Kind.OBJECT_TYPE_DEFINITION ? 'type' : 'interface'
    const parents = entity.interfaces?.map(({ name }) => name.value).join(' & ')
    const description = entity.description ? `${print(entity.description)}\n` : ''
    const fields = entity.fields?.map(fieldSdl).join('\n')
    return `${description}${keyword} ${entity.name.value}${parents ? ` implements ${parents}` : ''} {\n${fields}\n}`
  })
  const helpers = entities.map(({ name: { value: type }, fields = [] }) => {
    const filters = fields
      .filter(({ type: fieldType }) => !isList(fieldType))
      .map(({ name, type: fieldType }) => {
        const target = names.has(typeNameOf(fieldType)) ? 'String' : typeNameOf(fieldType)
        const nested = names.has(typeNameOf(fieldType))
          ? [`${name.value}_: ${typeNameOf(fieldType)}_filter`]
          : []
        const operators = ['', '_not', '_gt', '_lt', '_gte', '_lte']
        const compare = [...operators, ...(target === 'String' ? TEXT_OPERATORS : [])].map(
          (op) => `${name.value}${op}: ${target}`,
        )
        return [...nested, ...compare, `${name.value}_in: [${target}!]`].join(' ')
      })
    return `enum ${type}_orderBy { ${fields.map(({ name }) => name.value).join(' ')} }
      input ${type}_filter { ${filters.join(' ')} and: [${type}_filter] or: [${type}_filter] }`
  })
  const policy = 'block: Block_height, subgraphError: _SubgraphErrorPolicy_! = deny'
  const roots = entities.map(({ name: { value: type } }) => {
    const [one, many] = rootNamesOf(type)
    return `${one}(id: ID!, ${policy}): ${type}\n${many}(${listArgs(type)}, ${policy}): [${type}!]!`
  })
  const enums = document.definitions.filter(({ kind }) => kind === Kind.ENUM_TYPE_DEFINITION).map(print)
  return [
    ...types,
    ...enums,
    BUILT_IN,
    ...helpers,
    `type Query { ${roots.join('\n')} _meta(block: Block_height): _Meta_ }`,
  ].join('\n')
}
