import type { EntityType } from '../../core/inputSchema.js';
import type { Order } from '../plan/plan.js';
import { type Compiler } from './compiler.js';
import { type Sql } from './sql.js';
/** How the rows of one type are sorted: what is joined for it, the sort key, and whether it may be null. */
export type SortKey = Readonly<{
    joins: Sql;
    key: Sql;
    nullable: boolean;
}>;
/** The sort key of an order for rows of `type` that are read through `alias`. */
export declare const sortKey: (compiler: Compiler, order: Order, type: EntityType, alias: string) => SortKey;
/**
 * The ORDER BY terms for a sort key and an id. Nulls sort as the largest value, which is not
 * SQLite's own idea.
 */
export declare const orderTerms: (order: Order, key: Sql, id: Sql, nullable: boolean) => Sql;
