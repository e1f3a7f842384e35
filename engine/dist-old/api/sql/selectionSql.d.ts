import type { EntityType } from '../../core/inputSchema.js';
import type { Collection, Selection } from '../plan/plan.js';
import { type Compiler } from './compiler.js';
import { type Piece } from './jsonObject.js';
import { type Sql } from './sql.js';
/** Condition that picks rows of a type, e.g. the children of a parent. */
export type Pick = (type: EntityType, alias: string) => Sql;
/** JSON of the one entity that is picked, else what `orElse` yields. */
export declare const objectSql: (compiler: Compiler, selection: Selection, pick: Pick, orElse: Sql) => Sql;
/**
 * JSON array of a page of entities. The page is cut before any JSON is made, so that skipped rows
 * cost no nested reads and report no errors.
 */
export declare const collectionPieces: (compiler: Compiler, collection: Collection, selection: Selection, pick: Pick | undefined) => Piece[];
