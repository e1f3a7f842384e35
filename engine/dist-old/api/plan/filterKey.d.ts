/** Operators of filter keys, in the order their suffixes are tried. */
export declare const OPERATORS: readonly ['not', 'gt', 'lt', 'gte', 'lte', 'not_in', 'in', 'not_contains', 'not_contains_nocase', 'contains', 'contains_nocase', 'not_starts_with', 'not_starts_with_nocase', 'not_ends_with', 'not_ends_with_nocase', 'starts_with', 'starts_with_nocase', 'ends_with', 'ends_with_nocase'];
export type Operator = (typeof OPERATORS)[number] | 'equal' | 'child';
/**
 * Splits a key of a filter object into field and operator. A field whose own name ends like an
 * operator is misread, as it is by every server of this API.
 *
 * @example
 * parseFilterKey('name_not_in') // { field: 'name', operator: 'not_in' }
 * parseFilterKey('owner_')      // { field: 'owner', operator: 'child' }
 */
export declare const parseFilterKey: (key: string) => {
    field: string;
    operator: Operator;
};
