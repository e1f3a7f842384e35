import { debugExcerpt } from '../request/debugText.js';
import { QueryError } from '../request/queryError.js';
import { encodeCandidates, encodeList, encodeScalar } from './encodeValue.js';
import { parseFilterKey } from './filterKey.js';
import { globFromLike, likePattern } from './likePattern.js';
const COMPARISONS = {
    equal: '=',
    not: '<>',
    gt: '>',
    lt: '<',
    gte: '>=',
    lte: '<=',
};
const NOTHING = { kind: 'or', filters: [] };
const notAnObject = () => new QueryError('Filter must by an object');
const unsupported = (filter, value) => {
    const text = 'value' in value ? JSON.stringify(String(value.value)) : value.kind.toLowerCase();
    return new QueryError(`Store error: unsupported filter \`${filter}\` for value \`${text}\``, {
        attestable: false,
    });
};
/** `and` and `or` both take every list of their object, whatever its key. */
const operandsOf = (object) => [...object.entries.values()].flatMap((value) => {
    if (value.kind !== 'List')
        throw notAnObject();
    return value.items.map((item) => {
        if (item.kind !== 'Object')
            throw notAnObject();
        return item;
    });
});
const refuseColumnsBesideOr = (object) => {
    if (!object.entries.has('or'))
        return;
    const columns = [...object.entries.keys()].filter((key) => !['and', 'or', '_change_block'].includes(key));
    if (columns.length === 0)
        return;
    const names = columns.map((name) => `'${name}'`).join(', ');
    throw new QueryError([
        `Cannot mix column filters with 'or' operator at the same level. Found column filter(s) ${names} alongside 'or' operator.`,
        '',
        'Instead of:',
        `where: { ${names}, or: [...] }`,
        '',
        'Use:',
        `where: { or: [{ ${names}, ... }, { ${names}, ... }] }`,
    ].join('\n'));
};
const planLike = (field, operator, value) => {
    const not = operator.startsWith('not_');
    const nocase = operator.endsWith('_nocase');
    const anchor = operator.replace(/^not_|_nocase$/g, '');
    if (value.kind === 'Null' && anchor === 'contains')
        throw new QueryError(`Failed to get entities from store: unsupported filter \`contains\` for value \`null\`, query = ${field.name}`, { attestable: false });
    if (value.kind === 'Null' || (field.kind === 'Bytes' && anchor !== 'contains'))
        throw unsupported(` ${not ? 'not ' : ''}${nocase ? 'ilike' : 'like'} `, value);
    if (field.kind === 'Bytes') {
        if (nocase)
            throw unsupported('contains_nocase', value);
        return {
            kind: 'containsBytes',
            field: field.name,
            not,
            parameter: { value, encode: encodeScalar('Bytes') },
        };
    }
    const encode = (text) => {
        const pattern = likePattern(anchor, String(encodeScalar('String')(text)));
        return nocase ? pattern : globFromLike(pattern);
    };
    return { kind: 'like', field: field.name, not, nocase, parameter: { value, encode } };
};
const planScalar = (field, operator, value) => {
    const comparison = COMPARISONS[operator];
    if (comparison) {
        if (value.kind !== 'Null')
            return {
                kind: 'compare',
                field: field.name,
                operator: comparison,
                parameter: { value, encode: encodeScalar(field.kind) },
            };
        if (operator === 'equal' || operator === 'not')
            return { kind: 'null', field: field.name, not: operator === 'not' };
        throw unsupported(comparison, value);
    }
    if (operator === 'in' || operator === 'not_in') {
        if (value.kind !== 'List')
            throw new QueryError(`Non-list value passed to \`_${operator}\` filter`);
        if (value.items.length === 0)
            return NOTHING;
        return {
            kind: 'in',
            field: field.name,
            not: operator === 'not_in',
            parameter: { value, encode: encodeCandidates(field.kind) },
        };
    }
    return planLike(field, operator, value);
};
const planList = (field, operator, value) => {
    const parameter = { value, encode: encodeList(field.kind) };
    if (operator === 'equal' || operator === 'not') {
        if (value.kind === 'Null')
            return { kind: 'null', field: field.name, not: operator === 'not' };
        return { kind: 'compare', field: field.name, operator: operator === 'not' ? '<>' : '=', parameter };
    }
    if (value.kind === 'Null')
        throw new QueryError(`Failed to get entities from store: unsupported filter \`contains\` for value \`null\`, query = ${field.name}`, { attestable: false });
    switch (operator) {
        case 'contains':
            return { kind: 'containsAll', field: field.name, parameter };
        case 'not_contains':
            return { kind: 'containsNone', field: field.name, parameter };
        case 'contains_nocase':
        case 'not_contains_nocase':
            return { kind: 'containsLike', field: field.name, not: operator === 'not_contains_nocase', parameter };
        default:
            throw unsupported(operator, value);
    }
};
/**
 * Turns a coerced `where` object into a filter over fields of an entity type or interface.
 *
 * @throws QueryError for combinations the query API refuses.
 */
export const planFilter = (schema, base, object, { spend, insideChild = false }) => {
    const planChild = (field, value) => {
        if (insideChild)
            throw new QueryError(`Child filter nesting not supported by value \`${field.name}\`: \`join on ${field.name} with ${field.base}(${debugExcerpt(value)})\``);
        if (field.target === 'aggregation')
            throw notAnObject();
        if (value.kind !== 'Object')
            throw new QueryError(`Query contains value with invalid type \`${field.base}\`: \`null\``);
        return {
            kind: 'child',
            field: field.name,
            base: field.base,
            filter: planFilter(schema, field.base, value, { spend, insideChild: true }),
        };
    };
    const planKey = (key, value) => {
        const { field: name, operator } = parseFilterKey(key);
        const field = schema.entityField(base, name);
        if (!field)
            throw new QueryError(`Entity \`${base}\` has no attribute \`${name}\``);
        if (operator === 'child')
            return planChild(field, value);
        return field.list ? planList(field, operator, value) : planScalar(field, operator, value);
    };
    const planEntry = (key, value) => {
        spend();
        if (key === 'and' || key === 'or')
            return {
                kind: key,
                filters: operandsOf(object).map((operand) => planFilter(schema, base, operand, { spend, insideChild })),
            };
        if (key !== '_change_block')
            return planKey(key, value);
        const since = value.kind === 'Object' ? value.entries.get('number_gte') : undefined;
        if (!since)
            throw notAnObject();
        return { kind: 'changed', parameter: { value: since, encode: encodeScalar('Int') } };
    };
    spend();
    refuseColumnsBesideOr(object);
    return { kind: 'and', filters: [...object.entries].map(([key, value]) => planEntry(key, value)) };
};
//# sourceMappingURL=planFilter.js.map