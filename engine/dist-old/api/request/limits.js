import { QueryError } from './queryError.js';
/**
 * How much one query may ask for. Clients stay far below: a large page of an explorer has about 300
 * tokens and 100 fields.
 */
export const LIMITS = {
    /** Characters of the query text. Long lists of values belong in variables. */
    text: 500_000,
    /** Names, punctuators and literals of the query text. */
    tokens: 15_000,
    /** Nested selections of a query, and nested lists and objects of a variable. */
    depth: 255,
    /** Response keys of one object, so of all root fields too. */
    keys: 500,
    /** Fields, counted once per concrete type, after fragments are put in: they may double on every level. */
    fields: 5_000,
    /** Conditions of all filters, and operands of their `and` and `or`. */
    conditions: 2_000,
    /** Values in all variables that a query declares, those inside of lists and objects too. */
    variableValues: 150_000,
    /** Values that introspection answers, for each type, field, argument and value of the schema. Clients ask for ten. */
    introspectedValues: 12,
    /** Mistakes that are told of one query. */
    mistakes: 100,
};
const REASONS = {
    keys: `selects more than ${LIMITS.keys} fields of one object`,
    fields: `selects more than ${LIMITS.fields} fields`,
    conditions: `filters by more than ${LIMITS.conditions} conditions`,
    variableValues: `declares variables with more than ${LIMITS.variableValues} values`,
    introspectedValues: 'reads the schema more than once',
};
/** Refuses a query that asks for more than a limit. */
export class TooExpensiveError extends QueryError {
    name = 'TooExpensiveError';
    constructor(what) {
        super(`query is too expensive: it ${REASONS[what]}`, { attestable: false });
    }
}
/** A function that throws when more is spent in all, one each time unless told otherwise, than so many times the limit. */
export const createBudget = (what, times = 1) => {
    let left = LIMITS[what] * times;
    return (count = 1) => {
        left -= count;
        if (left < 0)
            throw new TooExpensiveError(what);
    };
};
//# sourceMappingURL=limits.js.map