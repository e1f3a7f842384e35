/** Operators of filter keys, in the order their suffixes are tried. */
export const OPERATORS = [
    'not',
    'gt',
    'lt',
    'gte',
    'lte',
    'not_in',
    'in',
    'not_contains',
    'not_contains_nocase',
    'contains',
    'contains_nocase',
    'not_starts_with',
    'not_starts_with_nocase',
    'not_ends_with',
    'not_ends_with_nocase',
    'starts_with',
    'starts_with_nocase',
    'ends_with',
    'ends_with_nocase',
];
/**
 * Splits a key of a filter object into field and operator. A field whose own name ends like an
 * operator is misread, as it is by every server of this API.
 *
 * @example
 * parseFilterKey('name_not_in') // { field: 'name', operator: 'not_in' }
 * parseFilterKey('owner_')      // { field: 'owner', operator: 'child' }
 */
export const parseFilterKey = (key) => {
    const operator = OPERATORS.find((candidate) => key.endsWith(`_${candidate}`));
    if (operator)
        return { field: key.slice(0, -operator.length - 1), operator };
    if (key.endsWith('_'))
        return { field: key.slice(0, -1), operator: 'child' };
    return { field: key, operator: 'equal' };
};
//# sourceMappingURL=filterKey.js.map