/**
 * A subgraph as the model sees it: types, and what each block wrote. Values are those that the API prints, so that no
 * code of the engine is needed to read them.
 */
export type World = Readonly<{
  types: readonly ModelType[]
  /** Interfaces by name: the fields that they share. */
  interfaces: Readonly<Record<string, readonly ModelField[]>>
  blocks: readonly WorldBlock[]
}>

/** Entities that a block wrote, and ids of those that it removed, by type. */
export type WorldBlock = Readonly<{
  writes: Readonly<Record<string, readonly ModelEntity[]>>
  removals: Readonly<Record<string, readonly string[]>>
}>

export type ModelValue = string | number | boolean | null | readonly string[]
export type ModelEntity = Readonly<Record<string, ModelValue>> & { readonly id: string }

export type IdKind = 'ID' | 'Bytes' | 'Int8'

export type ModelType = Readonly<{
  name: string
  idKind: IdKind
  immutable: boolean
  implements?: string
  fields: readonly ModelField[]
}>

export type ScalarKind =
  | IdKind
  | 'String'
  | 'Int'
  | 'BigInt'
  | 'BigDecimal'
  | 'Boolean'
  | 'Timestamp'
  | 'Color'

export type ScalarField = Readonly<{
  kind: 'scalar'
  name: string
  scalar: ScalarKind
  list: boolean
  required: boolean
}>
/** A stored reference to a type or an interface. */
export type ReferenceField = Readonly<{
  kind: 'reference'
  name: string
  target: string
  list: boolean
  required: boolean
}>
/** What refers back by its field `via`. */
export type DerivedField = Readonly<{
  kind: 'derived'
  name: string
  target: string
  via: string
  list: boolean
}>
export type ModelField = ScalarField | ReferenceField | DerivedField

/** All fields of a type or an interface; `id` is one of them. */
export const fieldsOf = (world: World, name: string): readonly ModelField[] =>
  world.interfaces[name] ?? typeOf(world, name).fields

export const typeOf = (world: World, name: string): ModelType => {
  const found = world.types.find((type) => type.name === name)
  if (!found) throw new Error(`no type ${name}`)
  return found
}

/** The types behind a name: itself, or all that implement it. */
export const concreteTypes = (world: World, name: string): readonly ModelType[] =>
  world.types.filter((type) => type.name === name || type.implements === name)

/** The schema as a mapping author would write it. */
export const schemaText = ({ types, interfaces }: World): string =>
  [
    'enum Color { RED GREEN BLUE }',
    ...Object.entries(interfaces).map(
      ([name, fields]) => `interface ${name} {${fields.map(fieldText).join('')} }`,
    ),
    ...types.map(
      ({ name, immutable, fields, implements: parent }) =>
        `type ${name}${parent ? ` implements ${parent}` : ''} @entity(immutable: ${immutable}) {${fields.map(fieldText).join('')} }`,
    ),
  ].join('\n')

const fieldText = (field: ModelField): string => {
  if (field.kind === 'derived') {
    const target = field.list ? `[${field.target}!]!` : field.target
    return ` ${field.name}: ${target} @derivedFrom(field: "${field.via}")`
  }
  const base = field.kind === 'scalar' ? field.scalar : field.target
  return ` ${field.name}: ${field.list ? `[${base}!]` : base}${field.required ? '!' : ''}`
}

/** An entity as of a block, with the block that wrote it. */
export type Version = Readonly<{ type: ModelType; entity: ModelEntity; since: number }>

/** Everything that exists at a block. */
export const stateAt = ({ types, blocks }: World, block: number): readonly Version[] =>
  types.flatMap((type) => {
    const versions = new Map<string, Version>()
    blocks.slice(0, block + 1).forEach(({ writes, removals }, since) => {
      for (const id of removals[type.name] ?? []) versions.delete(id)
      for (const entity of writes[type.name] ?? []) versions.set(entity.id, { type, entity, since })
    })
    return [...versions.values()]
  })
