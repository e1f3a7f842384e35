import { Kind } from 'graphql';
import { QueryError } from '../request/queryError.js';
import { isListType } from '../schema/typeSystem.js';
import { planInterval } from './planAggregation.js';
import { planCollection } from './planCollection.js';
/**
 * What to read of each entity a field leads to; `spend` is called for each condition of its filters.
 *
 * @throws QueryError when nothing at all is left to read of them.
 */
export const planSelection = (schema, owner, expanded, spend) => {
    const selection = expanded.selection ?? new Map();
    // An interface nobody implements has nothing to select, and nothing to answer either.
    if (selection.size > 0 && [...selection.values()].every((fields) => fields.size === 0))
        throw new QueryError(`Failed to get entities from store: internal error resolving ${owner}.${expanded.name}: expected prefetched result, but found nothing`, { attestable: false });
    return new Map([...selection].map(([name, fields]) => {
        const aggregation = schema.input.aggregations.get(name);
        const type = aggregation ? planInterval(aggregation, expanded.arguments).table : schema.entity(name);
        return [type, [...fields.values()].map((field) => planField(schema, type, field, spend))];
    }));
};
const isNestedList = (node) => {
    if (node.kind === Kind.NAMED_TYPE)
        return false;
    return node.kind === Kind.LIST_TYPE ? isListType(node.type) : isNestedList(node.type);
};
const planField = (schema, type, expanded, spend) => {
    const { key, location } = expanded;
    if (!expanded.definition)
        return { kind: 'typename', key };
    const field = type.fields.get(expanded.name);
    if (isNestedList(field.definition.type))
        throw new QueryError('Feature `nested list types` is not yet implemented');
    if (!expanded.selection)
        return { kind: 'scalar', key, field, location };
    const selection = planSelection(schema, field.base, expanded, spend);
    if (!field.list)
        return { kind: 'object', key, field, location, selection };
    const collection = planCollection(schema, field.base, expanded.arguments, { nested: true, spend });
    return { kind: 'list', key, field, collection, selection };
};
//# sourceMappingURL=planSelection.js.map