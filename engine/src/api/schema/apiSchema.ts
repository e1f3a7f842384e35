import type { DocumentNode } from 'graphql'
import type { Fulltext } from '../../core/fulltext/fulltext.js'
import { type EntityType, type Field, type InputSchema, namedCollection } from '../../core/inputSchema.js'
import type { DeclaredSchema } from '../../core/parseInputSchema.js'
import { rootFieldNames } from '../../core/rootFieldNames.js'
import { apiDocument } from './apiDocument.js'
import { createTypeSystem, type TypeSystem } from './typeSystem.js'

/** A `Query` field that reads entities: one by id, a collection, or what a search finds. */
export type RootField = Readonly<{ base: string; collection: boolean; fulltext?: Fulltext }>

/** A subgraph's served schema, indexed for planning queries. */
export type ApiSchema = TypeSystem &
  Readonly<{
    input: InputSchema
    /** Everything clients may see. */
    document: DocumentNode
    roots: ReadonlyMap<string, RootField>
    /** Whether `_logs` is answered. */
    hasLogs: boolean
    /** An entity type that is known to exist. */
    entity(name: string): EntityType
    /** Field of an entity, interface or aggregation that is known to exist. */
    entityField(type: string, name: string): Field | undefined
  }>

/** Builds the served schema of a data model. Costs milliseconds: once per deployment. */
export const createApiSchema = (input: DeclaredSchema, { logs = false } = {}): ApiSchema => {
  const document = apiDocument(input)
  const aggregationRoots = [...input.aggregations.keys()].map((base): [string, RootField] => [
    rootFieldNames(base).plural,
    { base, collection: true },
  ])
  const fulltextRoots = [...input.fulltexts.values()].map((fulltext): [string, RootField] => [
    fulltext.name,
    { base: fulltext.entity, collection: true, fulltext },
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
    ...fulltextRoots,
  ])
  return {
    ...createTypeSystem(document, (name) => input.interfaces.get(name)?.implementers ?? [name]),
    input,
    document,
    roots,
    hasLogs: logs,
    entity: (name) => input.entities.get(name)!,
    entityField: (type, name) => namedCollection(input, type)?.fields.get(name),
  }
}
