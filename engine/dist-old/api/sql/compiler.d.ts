import type { EntityType } from '../../core/inputSchema.js';
import type { QueryError } from '../request/queryError.js';
import type { ApiSchema } from '../schema/apiSchema.js';
import { type Sql } from './sql.js';
/** An error a statement may report; made only when it does, for an error costs more than a plan. */
export type ReportedError = () => QueryError;
/** What the parts of one statement share while it is written. */
export type Compiler = Readonly<{
    schema: ApiSchema;
    /** Whether the statement reads at a given block instead of the head. */
    pinned: boolean;
    /** A table alias not used before. */
    alias: () => string;
    /** Expression that reports the error when it is evaluated, and yields `null`. */
    report: (error: ReportedError) => Sql;
}>;
/** Name of the SQL function behind `Compiler.report`; its argument is an index into the statement's errors. */
export declare const REPORT_FUNCTION = "report_error";
/** A compiler, and the list its reported errors are collected in. */
export declare const createCompiler: (schema: ApiSchema, pinned: boolean) => {
    compiler: Compiler;
    errors: readonly ReportedError[];
};
/** A column of an aliased table. */
export declare const column: (alias: string, columnName: string) => Sql;
/** Condition that holds for the versions to be seen. */
export declare const visible: ({ pinned }: Compiler, type: EntityType, alias: string) => Sql;
