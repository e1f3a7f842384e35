import type { CurrentBucket, Filter } from '../plan/plan.js';
import { type Compiler } from './compiler.js';
import type { Pick } from './selectionSql.js';
import { type Sql } from './sql.js';
/**
 * Rows of the bucket in progress, one per combination of dimensions, with the columns of the finished ones in the
 * same order. Points wait for roll-up in one bucket at a time: the one after the newest finished. Filters look at the
 * points, not at the rows.
 */
export declare const currentRows: (compiler: Compiler, { aggregation, interval, table }: CurrentBucket, { filter, pick }: {
    filter: Filter | undefined;
    pick: Pick | undefined;
}) => Sql;
