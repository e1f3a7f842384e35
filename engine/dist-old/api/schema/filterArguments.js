const ORDERED = ['', 'not', 'gt', 'lt', 'gte', 'lte', 'in', 'not_in'];
const EQUALITY = ['', 'not', 'in', 'not_in'];
const TEXT = [
    ...ORDERED,
    ...['contains', 'contains_nocase', 'not_contains', 'not_contains_nocase'],
    ...['starts_with', 'starts_with_nocase', 'not_starts_with', 'not_starts_with_nocase'],
    ...['ends_with', 'ends_with_nocase', 'not_ends_with', 'not_ends_with_nocase'],
];
const LIST = ['', 'not', 'contains', 'not_contains'];
const TEXT_LIST = ['', 'not', 'contains', 'contains_nocase', 'not_contains', 'not_contains_nocase'];
const SCALAR_OPERATORS = {
    ID: ORDERED,
    String: TEXT,
    Bytes: [...ORDERED, 'contains', 'not_contains'],
    Int: ORDERED,
    Int8: ORDERED,
    BigInt: ORDERED,
    BigDecimal: ORDERED,
    Timestamp: ORDERED,
    Boolean: EQUALITY,
};
const argument = (field, operator, type) => `${operator === '' ? field : `${field}_${operator}`}: ${operator === 'in' || operator === 'not_in' ? `[${type}!]` : type}`;
const scalarArguments = (field) => {
    if (field.list)
        return (field.base === 'String' ? TEXT_LIST : LIST).map((operator) => argument(field.name, operator, `[${field.base}!]`));
    const operators = field.target === 'enum' ? EQUALITY : (SCALAR_OPERATORS[field.base] ?? ['', 'not']);
    return operators.map((operator) => argument(field.name, operator, field.base));
};
const referenceArguments = (field, idKind) => {
    const child = `${field.name}_: ${field.base}_filter`;
    if (field.derivedFrom !== undefined)
        return [child];
    const type = idKind === 'Int8' ? 'Int' : 'String';
    const own = field.list
        ? (idKind === 'String' ? TEXT_LIST : LIST).map((operator) => argument(field.name, operator, `[${type}!]`))
        : (idKind === 'Int8' ? ORDERED : TEXT).map((operator) => argument(field.name, operator, type));
    return [...own, child];
};
/** SDL of the filter arguments a field brings to its type's `X_filter`, in their published order. */
export const filterArguments = (field, idKindOfTarget) => field.target === 'scalar' || field.target === 'enum'
    ? scalarArguments(field)
    : referenceArguments(field, idKindOfTarget);
const ORDERED_BUCKETS = ['', 'gt', 'lt', 'gte', 'lte', 'in'];
const ORDERED_KINDS = ['Int', 'Int8', 'BigInt', 'BigDecimal', 'Timestamp'];
/** The filter arguments of an aggregation: its computed fields have none, and the others fewer than in entities. */
export const aggregationFilterArguments = ({ fields, aggregates }, idKindOf) => {
    const computed = new Set(aggregates.map(({ field }) => field));
    return [...fields.values()]
        .filter((field) => !computed.has(field))
        .flatMap((field) => {
        if (field.target === 'enum')
            return scalarArguments(field);
        if (field.target === 'scalar') {
            const operators = !field.list && ORDERED_KINDS.includes(field.base) ? ORDERED_BUCKETS : [''];
            const type = field.list ? `[${field.base}!]` : field.base;
            return operators.map((operator) => argument(field.name, operator, type));
        }
        const type = idKindOf(field) === 'Int8' ? 'Int' : 'String';
        return [
            argument(field.name, '', field.list ? `[${type}!]` : type),
            `${field.name}_: ${field.base}_filter`,
        ];
    });
};
//# sourceMappingURL=filterArguments.js.map