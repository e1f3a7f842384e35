import type { Root } from '../plan/plan.js';
import type { ApiSchema } from '../schema/apiSchema.js';
import { type ReportedError } from './compiler.js';
import { type Sql } from './sql.js';
/** A statement that yields one row with one column, the JSON text; and the errors it may report. */
export type Statement = Readonly<{
    sql: Sql;
    errors: readonly ReportedError[];
}>;
/** A root field that reads entities. */
export type EntityRoot = Extract<Root, {
    kind: 'entity' | 'collection';
}>;
/** The statement of a root field, for the head or for the block it is given when run. */
export declare const compileRoot: (schema: ApiSchema, root: EntityRoot, { pinned }: {
    pinned: boolean;
}) => Statement;
