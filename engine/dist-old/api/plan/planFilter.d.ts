import type { ObjectValue } from '../request/value.js';
import type { ApiSchema } from '../schema/apiSchema.js';
import type { Filter } from './plan.js';
export type FilterOptions = Readonly<{
    /** Called for each condition and each operand; throws when a request has too many. */
    spend: () => void;
    insideChild?: boolean;
}>;
/**
 * Turns a coerced `where` object into a filter over fields of an entity type or interface.
 *
 * @throws QueryError for combinations the query API refuses.
 */
export declare const planFilter: (schema: ApiSchema, base: string, object: ObjectValue, { spend, insideChild }: FilterOptions) => Filter;
