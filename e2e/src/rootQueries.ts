import {
  buildClientSchema,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getIntrospectionQuery,
  getNamedType,
  type IntrospectionQuery,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql'
import { query } from './graphql.js'

/** The API schema of an endpoint. */
export const readSchema = async (url: string): Promise<GraphQLSchema> =>
  buildClientSchema(
    await query<IntrospectionQuery>(url, getIntrospectionQuery({ inputValueDeprecation: true })),
  )

/** All scalars of a type, and the ids behind its single references. */
export const selectionOf = (type: GraphQLNamedType): string => {
  if (!isObjectType(type) && !isInterfaceType(type)) return ''
  const fields = Object.values(type.getFields()).flatMap((field) => {
    const isList = isListType(isNonNullType(field.type) ? field.type.ofType : field.type)
    const named = getNamedType(field.type)
    if (isLeafType(named)) return [field.name]
    return isList || !('getFields' in named) || named.getFields().id === undefined
      ? []
      : [`${field.name} { id }`]
  })
  return ['__typename', ...fields].join(' ')
}

/** A root field that gives a list. */
export type Collection = Readonly<{
  name: string
  /** Type of a row. */
  type: GraphQLNamedType
  /** Arguments without which there is no answer. */
  args: string
}>

/** The root fields that give a list of entities or of buckets. */
export const collectionsOf = (schema: GraphQLSchema): Collection[] =>
  Object.values((schema.getQueryType() as GraphQLObjectType).getFields())
    .filter(({ name, args }) => args.some((arg) => arg.name === 'first') && !name.startsWith('_'))
    .map(({ name, type, args }) => ({
      name,
      type: getNamedType(type),
      args: args.some((arg) => arg.name === 'interval') ? 'interval: day, current: include,' : '',
    }))

/** A query for everything behind each root field: lists in id order, and each entity by its id. */
export const everyRootQuery = async (url: string): Promise<string[]> => {
  const schema = await readSchema(url)
  const root = (schema.getQueryType() as GraphQLObjectType).getFields()
  const documents: string[] = []
  for (const { name, type, args } of collectionsOf(schema)) {
    const document = `{ ${name}(${args} first: 1000, orderBy: id) { ${selectionOf(type)} } }`
    documents.push(document)
    const rows = (await query<Record<string, { id?: string }[]>>(url, document))[name] ?? []
    const byId = Object.values(root).find(
      (field) =>
        field.name !== name &&
        getNamedType(field.type) === type &&
        field.args.some((arg) => arg.name === 'id'),
    )
    const id = rows.at(-1)?.id
    if (byId && id !== undefined) documents.push(`{ ${byId.name}(id: "${id}") { ${selectionOf(type)} } }`)
  }
  return documents
}
