import {
  type ConstDirectiveNode,
  type ConstValueNode,
  Kind,
  type ObjectTypeDefinitionNode,
} from 'graphql/language/index.js'
import type { EntityType } from '../inputSchema.js'
import type { Fulltext, RankAlgorithm } from './fulltext.js'
import { isLanguage } from './language.js'

/** Type that carries `@fulltext`, and is no entity. */
export const SCHEMA_TYPE = '_Schema_'

const ALGORITHMS: readonly string[] = ['rank', 'proximityRank'] satisfies RankAlgorithm[]

const argument = (node: ConstDirectiveNode, name: string): ConstValueNode | undefined =>
  node.arguments?.find((candidate) => candidate.name.value === name)?.value

const member = (node: ConstValueNode | undefined, name: string): ConstValueNode | undefined =>
  node?.kind === Kind.OBJECT ? node.fields.find((field) => field.name.value === name)?.value : undefined

const textOf = (node: ConstValueNode | undefined): string | undefined =>
  node?.kind === Kind.STRING || node?.kind === Kind.ENUM ? node.value : undefined

export type FulltextContext = Readonly<{
  entities: ReadonlyMap<string, EntityType>
  /** Names of types, and of what already is a field of `Query`. */
  typeNames: ReadonlySet<string>
  rootNames: ReadonlySet<string>
  problems: string[]
}>

/** Reads the searches that `_Schema_` declares. Mistakes go to `problems`. */
export const readFulltexts = (
  node: ObjectTypeDefinitionNode | undefined,
  context: FulltextContext,
): readonly Fulltext[] => {
  if (!node) return []
  const { problems } = context
  if ((node.fields ?? []).length > 0)
    problems.push('_Schema_ type is only for @fulltext and must not have any fields')
  const directives = node.directives ?? []
  if (directives.some(({ name }) => name.value !== 'fulltext'))
    problems.push('The _Schema_ type only allows @fulltext directives')
  return directives
    .filter(({ name }) => name.value === 'fulltext')
    .flatMap((directive) => readFulltext(directive, context) ?? [])
}

const readFulltext = (directive: ConstDirectiveNode, context: FulltextContext): Fulltext | undefined => {
  const { problems } = context
  const known = problems.length
  const name = readName(directive, context)
  const language = textOf(argument(directive, 'language'))
  if (language === undefined) problems.push('Fulltext language is undefined')
  else if (!isLanguage(language)) problems.push(`Fulltext language is invalid: ${language}`)
  const algorithm = textOf(argument(directive, 'algorithm'))
  if (algorithm === undefined) problems.push('Fulltext algorithm is undefined')
  else if (!ALGORITHMS.includes(algorithm)) problems.push(`Fulltext algorithm is invalid: ${algorithm}`)
  const included = readInclude(directive, context)
  if (problems.length > known || name === undefined || language === undefined || !included) return undefined
  return isLanguage(language)
    ? { name, language, algorithm: algorithm as RankAlgorithm, ...included }
    : undefined
}

const readName = (
  directive: ConstDirectiveNode,
  { typeNames, rootNames, entities, problems }: FulltextContext,
): string | undefined => {
  const name = textOf(argument(directive, 'name'))
  if (!name) problems.push('Fulltext directive name undefined')
  else if (typeNames.has(name)) problems.push(`Fulltext directive name overlaps with type: ${name}`)
  else if (rootNames.has(name) || [...entities.values()].some(({ fields }) => fields.has(name)))
    problems.push(
      `Fulltext directive name overlaps with an existing entity field or a top-level query field: ${name}`,
    )
  return name
}

const readInclude = (
  directive: ConstDirectiveNode,
  { entities, problems }: FulltextContext,
): Pick<Fulltext, 'entity' | 'fields'> | undefined => {
  const refuse = (problem: string): undefined => {
    problems.push(problem)
  }
  const include = argument(directive, 'include')
  if (include?.kind !== Kind.LIST || include.values.length === 0)
    return refuse("Fulltext directive requires an 'include' list")
  const [first] = include.values
  if (first?.kind !== Kind.OBJECT) return refuse("Fulltext 'include' list must contain an object")
  const entity = textOf(member(first, 'entity'))
  const list = member(first, 'fields')
  if (entity === undefined || list?.kind !== Kind.LIST)
    return refuse("Fulltext 'include' object must contain 'entity' (String) and 'fields' (List) attributes")
  const type = entities.get(entity)
  if (!type) return refuse('Fulltext directive includes an entity not found on the subgraph schema')
  const fields = list.values.map((value) => {
    const field = textOf(member(value, 'name'))
    if (field === undefined) return refuse("Fulltext include field must have a 'name' attribute")
    const declared = type.fields.get(field)
    return declared?.base === 'String' && !declared.list
      ? field
      : refuse(`Fulltext entity field, ${field}, not found or not a string`)
  })
  return { entity, fields: fields.filter((field) => field !== undefined) }
}
