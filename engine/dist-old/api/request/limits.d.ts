import { QueryError } from './queryError.js';
/**
 * How much one query may ask for. Clients stay far below: a large page of an explorer has about 300
 * tokens and 100 fields.
 */
export declare const LIMITS: {
    /** Characters of the query text. Long lists of values belong in variables. */
    readonly text: 500000;
    /** Names, punctuators and literals of the query text. */
    readonly tokens: 15000;
    /** Nested selections of a query, and nested lists and objects of a variable. */
    readonly depth: 255;
    /** Response keys of one object, so of all root fields too. */
    readonly keys: 500;
    /** Fields, counted once per concrete type, after fragments are put in: they may double on every level. */
    readonly fields: 5000;
    /** Conditions of all filters, and operands of their `and` and `or`. */
    readonly conditions: 2000;
    /** Values in all variables that a query declares, those inside of lists and objects too. */
    readonly variableValues: 150000;
    /** Values that introspection answers, for each type, field, argument and value of the schema. Clients ask for ten. */
    readonly introspectedValues: 12;
    /** Mistakes that are told of one query. */
    readonly mistakes: 100;
};
declare const REASONS: {
    keys: string;
    fields: string;
    conditions: string;
    variableValues: string;
    introspectedValues: string;
};
/** Refuses a query that asks for more than a limit. */
export declare class TooExpensiveError extends QueryError {
    name: string;
    constructor(what: keyof typeof REASONS);
}
/** A function that throws when more is spent in all, one each time unless told otherwise, than so many times the limit. */
export declare const createBudget: (what: keyof typeof REASONS, times?: number) => ((count?: number) => void);
export {};
