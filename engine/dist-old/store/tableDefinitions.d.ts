import { type EntityType, type Field, type InputSchema } from '../core/inputSchema.js';
import type { IndexHint } from '../core/queryIndexHints.js';
/** Table of facts about the database itself: `key TEXT, value TEXT`. */
export declare const META_TABLE = "$meta";
/** Data sources that handlers made, in order of creation. */
export declare const DATA_SOURCES_TABLE = "$dataSources";
/**
 * Files that handlers asked for, in order of creation; `doneAt` is the block at which their handler ran, `origin` the file
 * that the chain asked for and this one comes from.
 */
export declare const FILES_TABLE = "$files";
/** Versions that were closed because their entity was removed; tells a rewind which to open again. */
export declare const REMOVALS_TABLE = "$removals";
/**
 * Statements that create an empty database for a schema, without the indexes that only queries need.
 *
 * @param fileTypes names of the entity types that handlers of files may write. Their rows carry in `$region` the id of
 *   the file that wrote them; 0 is the chain.
 */
export declare const tableDefinitions: (schema: InputSchema, fileTypes?: ReadonlySet<string>) => readonly string[];
/** Statements that add the files to a database of before there were any. */
export declare const FILES_TABLES: readonly string[];
/** A secondary index and the statement that creates it. */
export type IndexDefinition = Readonly<{
    name: string;
    sql: string;
}>;
/** The index on one field. Ends in the id, which breaks ties and so serves ordered pages without sorting. */
export declare const fieldIndex: (type: EntityType, field: Field) => IndexDefinition;
/**
 * Indexes that queries want: on each reference, which also serves the derived field behind it, for the order by id, and
 * those of hints.
 */
export declare const queryIndexes: (schema: InputSchema, hints?: readonly IndexHint[]) => readonly IndexDefinition[];
