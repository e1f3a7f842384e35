import type { Field } from '../inputSchema.js';
import { type Expression } from './expression.js';
/** What an expression yields. `whole` numbers divide as integers do. Null fits everywhere. */
export type ExpressionType = Readonly<{
    kind: 'number';
    whole: boolean;
}> | Readonly<{
    kind: 'text' | 'bytes' | 'boolean' | 'null';
}>;
/**
 * SQL that computes an expression, in the shapes of columns except that every number is a text of `encodeNumber`.
 * It is built from names of fields, literals and functions of ours alone.
 */
export type CompiledExpression = Readonly<{
    sql: string;
    type: ExpressionType;
}>;
/**
 * Compiles an expression over the fields of a timeseries whose rows are read through `alias`.
 *
 * @throws ExpressionError for unknown fields, unsupported functions and types that do not fit together.
 */
export declare const compileExpression: (expression: Expression, { fields, alias }: {
    fields: ReadonlyMap<string, Field>;
    alias: string;
}) => CompiledExpression;
