import { identifier } from '../tables.js';
import { compileExpression } from './compileExpression.js';
const column = (alias, name) => `${alias}.${identifier(name)}`;
const isNumeric = (kind) => ['Int', 'Int8', 'BigInt', 'BigDecimal'].includes(kind);
/** A number text as the column of its kind keeps it. */
const toColumnSql = (kind, number) => {
    switch (kind) {
        case 'Int':
            return `number_to_int(${number})`;
        case 'Int8':
            return `number_to_int8(${number})`;
        case 'BigInt':
            return `number_round(${number})`;
        default:
            return number;
    }
};
const fromColumnSql = (kind, value) => kind === 'Int' || kind === 'Int8' ? `number_from_int(${value})` : value;
const foldSql = ({ source }, { fn, argument }, alias) => {
    const value = argument && compileExpression(argument, { fields: source.fields, alias }).sql;
    switch (fn) {
        case 'count':
            return 'number_from_int(count(*))';
        case 'sum':
            return `sum_number(${value})`;
        case 'min':
        case 'max':
            return `${fn}(${value})`;
        case 'first':
        case 'last':
            return `${fn}_by(${column(alias, 'id')}, ${value})`;
    }
};
/**
 * Columns that sum up rows of the timeseries, read through `alias`, in a SELECT that is grouped by `groupSql`: the
 * largest id and timestamp, the dimensions, and the aggregates, numbers as texts of `encodeNumber`.
 */
export const foldedColumns = (aggregation, alias) => [
    `max(${column(alias, 'id')}) AS id`,
    `max(${column(alias, 'timestamp')}) AS timestamp`,
    ...aggregation.dimensions.map(({ name }) => `${column(alias, name)} AS ${identifier(name)}`),
    ...aggregation.aggregates.map((aggregate) => `${foldSql(aggregation, aggregate, alias)} AS ${identifier(aggregate.field.name)}`),
].join(', ');
/** GROUP BY clause of a SELECT with `foldedColumns`; without dimensions, no rows still make no group. */
export const groupSql = ({ dimensions }, alias) => dimensions.length === 0
    ? 'HAVING count(*) > 0'
    : `GROUP BY ${dimensions.map(({ name }) => column(alias, name)).join(', ')}`;
/** Whether any value goes on from an earlier bucket. */
export const isCumulative = ({ aggregates }) => aggregates.some(({ cumulative }) => cumulative);
/** Condition that holds for rows of the same dimensions. */
export const sameDimensions = ({ dimensions }, a, b) => ['1', ...dimensions.map(({ name }) => `${column(a, name)} IS ${column(b, name)}`)].join(' AND ');
const combinedSql = ({ field: { name, kind }, fn, cumulative }, group, earlier) => {
    const now = column(group, name);
    if (!cumulative || fn === 'last')
        return now;
    const stored = column(earlier, name);
    const before = isNumeric(kind) ? fromColumnSql(kind, stored) : stored;
    if (fn === 'first')
        return `iif(${earlier}."$vid" IS NULL, ${now}, ${before})`;
    if (fn === 'min')
        return `number_least(${now}, ${before})`;
    if (fn === 'max')
        return `number_greatest(${now}, ${before})`;
    return `coalesce(number_add(${now}, ${before}), ${now}, ${before})`;
};
/**
 * The value of an aggregate as its column keeps it, from a folded group and the latest earlier row of the same
 * dimensions, whose columns are null if there is none.
 */
export const aggregateValue = (aggregate, group, earlier) => {
    const combined = combinedSql(aggregate, group, earlier);
    return isNumeric(aggregate.field.kind) ? toColumnSql(aggregate.field.kind, combined) : combined;
};
//# sourceMappingURL=aggregateSql.js.map