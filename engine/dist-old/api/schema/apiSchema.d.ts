import type { DocumentNode } from 'graphql';
import type { Fulltext } from '../../core/fulltext/fulltext.js';
import { type EntityType, type Field, type InputSchema } from '../../core/inputSchema.js';
import { type TypeSystem } from './typeSystem.js';
/** A `Query` field that reads entities: one by id, a collection, or what a search finds. */
export type RootField = Readonly<{
    base: string;
    collection: boolean;
    fulltext?: Fulltext;
}>;
/** A subgraph's served schema, indexed for planning queries. */
export type ApiSchema = TypeSystem & Readonly<{
    input: InputSchema;
    /** Everything clients may see. */
    document: DocumentNode;
    roots: ReadonlyMap<string, RootField>;
    /** Whether `_logs` is answered. */
    hasLogs: boolean;
    /** An entity type that is known to exist. */
    entity(name: string): EntityType;
    /** Field of an entity, interface or aggregation that is known to exist. */
    entityField(type: string, name: string): Field | undefined;
}>;
/** Builds the served schema of a data model. Costs milliseconds: once per deployment. */
export declare const createApiSchema: (input: InputSchema, { logs }?: {
    logs?: boolean | undefined;
}) => ApiSchema;
