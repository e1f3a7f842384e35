import { aggregateValue, foldedColumns, groupSql, isCumulative, sameDimensions, } from '../../core/aggregation/aggregateSql.js';
import { intervalLength } from '../../core/aggregation/interval.js';
import { column, visible } from './compiler.js';
import { filterSql, tableOf } from './filterSql.js';
import { join, name, raw, sql } from './sql.js';
/**
 * Rows of the bucket in progress, one per combination of dimensions, with the columns of the finished ones in the
 * same order. Points wait for roll-up in one bucket at a time: the one after the newest finished. Filters look at the
 * points, not at the rows.
 */
export const currentRows = (compiler, { aggregation, interval, table }, { filter, pick }) => {
    const { source, dimensions, aggregates } = aggregation;
    const length = raw(String(intervalLength(interval)));
    const point = compiler.alias();
    const done = compiler.alias();
    const conditions = join([
        sql `${column(point, 'timestamp')} >= coalesce((SELECT max(${column(done, 'timestamp')}) + ${length} FROM ${tableOf(table)} ${raw(done)} WHERE ${visible(compiler, table, done)}), 0)`,
        visible(compiler, source, point),
        ...(pick ? [pick(source, point)] : []),
        ...(filter ? [filterSql(compiler, filter, source, point)] : []),
    ], ' AND ');
    const groups = sql `SELECT ${raw(foldedColumns(aggregation, point))} FROM ${tableOf(source)} ${raw(point)} WHERE ${conditions} ${raw(groupSql(aggregation, point))}`;
    const earlier = isCumulative(aggregation)
        ? sql `(SELECT e."$vid" FROM ${tableOf(table)} e WHERE ${raw(sameDimensions(aggregation, 'e', 'g'))} AND ${visible(compiler, table, 'e')} ORDER BY e.timestamp DESC LIMIT 1)`
        : raw('NULL');
    const values = new Map([
        ['id', raw('g.id')],
        ['timestamp', sql `g.timestamp - g.timestamp % ${length}`],
        ...dimensions.map((field) => [field.name, column('g', field.name)]),
        ...aggregates.map((aggregate) => [aggregate.field.name, raw(aggregateValue(aggregate, 'g', 'p'))]),
    ]);
    const columns = table.stored.map((field) => sql `${values.get(field.name) ?? raw('NULL')} AS ${name(field.name)}`);
    return sql `SELECT ${join(columns, ', ')} FROM (${groups}) g LEFT JOIN ${tableOf(table)} p ON p."$vid" = ${earlier}`;
};
//# sourceMappingURL=currentSql.js.map