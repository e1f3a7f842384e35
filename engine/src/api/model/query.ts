/** A condition on one entity; keys as the API has them. */
export type Where = { readonly [key: string]: unknown }

/** Arguments of a collection. */
export type ListArguments = Readonly<{
  where?: Where
  orderBy?: string
  orderDirection?: 'asc' | 'desc'
  first?: number
  skip?: number
}>

/** Something selected on an object. */
export type Selected =
  | Readonly<{ kind: 'leaf'; name: string; alias?: string; include?: boolean }>
  | Readonly<{
      kind: 'object'
      name: string
      alias?: string
      args: ListArguments
      selection: readonly Selected[]
    }>
  | Readonly<{ kind: 'fragment'; on: string; selection: readonly Selected[] }>

/** A root field: a collection, or one entity by its id. */
export type Root = Readonly<{
  key: string
  /** Type or interface. */
  target: string
  id?: string
  args: ListArguments
  selection: readonly Selected[]
}>

/** A request; all roots are read at one block, the head when it is null. */
export type Request = Readonly<{ block: number | null; roots: readonly Root[] }>

/** An enum value, which GraphQL writes without quotes. */
export class EnumValue {
  readonly name: string
  constructor(name: string) {
    this.name = name
  }
  toJSON(): string {
    return this.name
  }
}

const literal = (value: unknown): string => {
  if (value instanceof EnumValue) return value.name
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  return `{${Object.entries(value)
    .map(([key, item]) => `${key}: ${literal(item)}`)
    .join(', ')}}`
}

const argumentList = (args: Readonly<Record<string, string | undefined>>): string => {
  const given = Object.entries(args).flatMap(([name, text]) => (text === undefined ? [] : `${name}: ${text}`))
  return given.length > 0 ? `(${given.join(', ')})` : ''
}

const listArguments = ({ where, orderBy, orderDirection, first, skip }: ListArguments) => ({
  where: where && literal(where),
  orderBy,
  orderDirection,
  first: first?.toString(),
  skip: skip?.toString(),
})

const selectionText = (selection: readonly Selected[]): string =>
  `{ ${selection
    .map((part) => {
      if (part.kind === 'fragment') return `... on ${part.on} ${selectionText(part.selection)}`
      const name = part.alias ? `${part.alias}: ${part.name}` : part.name
      if (part.kind === 'leaf')
        return part.include === undefined ? name : `${name} @include(if: ${part.include})`
      return `${name}${argumentList(listArguments(part.args))} ${selectionText(part.selection)}`
    })
    .join(' ')} }`

const lowerFirst = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1)

/** The request as a client writes it; with `asVariables` the conditions of its roots come as variables. */
export const requestText = (
  { block, roots }: Request,
  { asVariables }: { asVariables: boolean },
): { query: string; variables: Record<string, unknown> } => {
  const variables: Record<string, unknown> = {}
  const declared: string[] = []
  const fields = roots.map(({ key, target, id, args, selection }) => {
    const { where } = args
    const asked = listArguments(args)
    if (asVariables && where) {
      variables[key] = JSON.parse(JSON.stringify(where))
      declared.push(`$${key}: ${target}_filter`)
      asked.where = `$${key}`
    }
    const at = block === null ? undefined : `{ number: ${block} }`
    const own = id === undefined ? asked : { id: JSON.stringify(id) }
    const name = lowerFirst(target) + (id === undefined ? 's' : '')
    return `${key}: ${name}${argumentList({ ...own, block: at })} ${selectionText(selection)}`
  })
  return {
    query: `query${declared.length > 0 ? `(${declared.join(', ')})` : ''} { ${fields.join(' ')} }`,
    variables,
  }
}
