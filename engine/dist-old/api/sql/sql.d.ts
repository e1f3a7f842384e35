import type { Parameter } from '../plan/plan.js';
/** What a placeholder stands for: the block a request reads at, or a value of its plan. */
export type SqlParameter = Parameter | 'block';
/** Statement text with its parameters in order. Only `sql` and its helpers make one. */
export type Sql = Readonly<{
    text: string;
    parameters: readonly SqlParameter[];
}>;
/** Text that is ours: keywords and numbers of the planner, never anything a client wrote. */
export declare const raw: (text: string) => Sql;
/** A name of a table, column or alias. */
export declare const name: (text: string) => Sql;
/** A text literal; only ever made of names from the schema and keys from the query's grammar. */
export declare const literal: (text: string) => Sql;
/** A placeholder. */
export declare const bind: (parameter: SqlParameter) => Sql;
/** Pieces with a separator between them. */
export declare const join: (pieces: readonly Sql[], separator: string) => Sql;
/**
 * Puts fragments together in reading order.
 *
 * @example
 * sql`SELECT 1 FROM ${name('deal')} WHERE ${name('id')} = ${bind(id)}`
 */
export declare const sql: (texts: TemplateStringsArray, ...pieces: readonly Sql[]) => Sql;
