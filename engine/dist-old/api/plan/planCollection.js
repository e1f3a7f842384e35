import { QueryError } from '../request/queryError.js';
import { NULL } from '../request/value.js';
import { planInterval, wantsCurrent } from './planAggregation.js';
import { planFilter } from './planFilter.js';
import { planSearch } from './planSearch.js';
const MAX_FIRST = 1_000;
const MAX_SKIP = 4_294_967_295;
const pageParameter = (argument, value, fallback, lowest, highest) => ({
    value,
    encode: (given) => {
        const number = given.kind === 'Int' ? Number(given.value) : fallback;
        if (number >= lowest && number <= highest)
            return number;
        throw new QueryError(`The \`${argument}\` argument must be between 0 and ${highest}, but is ${number}`, {
            attestable: false,
        });
    },
});
const assertSortable = (field, name, type) => {
    if (field && !field.list && field.target === 'scalar' && field.derivedFrom === undefined)
        return;
    throw new QueryError(`Ordering by \`${name}\` is not supported for type \`${type}\``);
};
const planOrder = (schema, base, args, nested) => {
    const by = args.get('orderBy') ?? NULL;
    if (by.kind !== 'String' && by.kind !== 'Enum')
        return schema.input.aggregations.has(base)
            ? { kind: 'field', field: 'timestamp', direction: 'desc' }
            : { kind: 'field', field: 'id', direction: 'asc' };
    const given = args.get('orderDirection') ?? NULL;
    const direction = 'value' in given && given.value === 'desc' ? 'desc' : 'asc';
    const [name = '', child] = by.value.split('__');
    const field = schema.entityField(base, child === undefined ? by.value : name);
    if (child === undefined || !field) {
        assertSortable(field, by.value, base);
        return { kind: 'field', field: by.value, direction };
    }
    if (nested)
        throw new QueryError(`Failed to get entities from store: SortKey::ChildKey cannot be used for parent ordering (yet), query = ${base}`, { attestable: false });
    assertSortable(schema.entityField(field.base, child), child, field.base);
    return { kind: 'child', field: name, base: field.base, child, direction };
};
/**
 * The page that the arguments of a collection field ask for. `nested` is a list inside an entity:
 * it cannot be ordered by fields of a reference. What a search finds comes worst match first.
 */
export const planCollection = (schema, base, args, { nested, fulltext, spend }) => {
    const where = args.get('where') ?? NULL;
    const aggregation = schema.input.aggregations.get(base);
    return {
        base,
        current: aggregation && wantsCurrent(args) ? planInterval(aggregation, args) : undefined,
        filter: where.kind === 'Object' ? planFilter(schema, base, where, { spend }) : undefined,
        order: fulltext
            ? { kind: 'rank', search: planSearch(fulltext, args), direction: 'asc' }
            : planOrder(schema, base, args, nested),
        first: pageParameter('first', args.get('first') ?? NULL, 100, 1, MAX_FIRST),
        skip: pageParameter('skip', args.get('skip') ?? NULL, 0, 0, MAX_SKIP),
    };
};
//# sourceMappingURL=planCollection.js.map