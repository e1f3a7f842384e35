import type { Aggregation } from './aggregation/aggregation.js'
import type { Fulltext } from './fulltext/fulltext.js'

/** How one element of a field is stored. A reference is stored as the id of its target. */
export type ValueKind =
  | 'String'
  | 'Bytes'
  | 'Int'
  | 'Int8'
  | 'Timestamp'
  | 'BigInt'
  | 'BigDecimal'
  | 'Boolean'

/** Kinds an id may have. */
export type IdKind = 'String' | 'Bytes' | 'Int8'

/** What the named type of a field refers to. */
export type Target = 'scalar' | 'enum' | 'entity' | 'interface' | 'aggregation'

export type Field = Readonly<{
  name: string
  description: string | undefined
  /** Type as written, e.g. `[Token!]!`. */
  type: string
  /** Named type without list and non-null, e.g. `Token`. */
  base: string
  target: Target
  list: boolean
  nonNull: boolean
  kind: ValueKind
  /** Field of the target that points back here; such a field is not stored. */
  derivedFrom: string | undefined
  /** Whether it is computed from the points of a bucket. */
  aggregate: boolean
}>

export type EntityType = Readonly<{
  name: string
  /** Table of its rows. */
  table: string
  description: string | undefined
  immutable: boolean
  timeseries: boolean
  skipDuplicates: boolean
  idKind: IdKind
  interfaces: readonly string[]
  /** All fields by name, in declaration order. */
  fields: ReadonlyMap<string, Field>
  /** Fields that have a column, in declaration order. */
  stored: readonly Field[]
}>

export type InterfaceType = Readonly<{
  name: string
  description: string | undefined
  idKind: IdKind
  fields: ReadonlyMap<string, Field>
  /** Names of the entity types that implement it, in document order. */
  implementers: readonly string[]
}>

/** A subgraph's data model, as declared in `schema.graphql`. */
export type InputSchema = Readonly<{
  entities: ReadonlyMap<string, EntityType>
  interfaces: ReadonlyMap<string, InterfaceType>
  aggregations: ReadonlyMap<string, Aggregation>
  /** Searches by the name of their root field, in declaration order. */
  fulltexts: ReadonlyMap<string, Fulltext>
  /** Values of each enum, in declaration order. */
  enums: ReadonlyMap<string, readonly string[]>
}>

/** Every type that has a table: the entities, then each interval of each aggregation. */
export const storedTypes = ({ entities, aggregations }: InputSchema): readonly EntityType[] => [
  ...entities.values(),
  ...[...aggregations.values()].flatMap(({ tables }) => [...tables.values()]),
]

/** The entity type, interface or aggregation of that name. */
export const namedCollection = (
  { entities, interfaces, aggregations }: InputSchema,
  name: string,
): EntityType | InterfaceType | Aggregation | undefined =>
  entities.get(name) ?? interfaces.get(name) ?? aggregations.get(name)
