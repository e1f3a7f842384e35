import { aggregateValue, foldedColumns, groupSql, isCumulative, sameDimensions, } from '../core/aggregation/aggregateSql.js';
import { bucketStart, intervalLength } from '../core/aggregation/interval.js';
import { identifier } from '../core/tables.js';
/**
 * Rolls up a bucket when the first block after its end is written. Which bucket that is follows from the stored
 * points and rows alone, so it makes no difference whether the indexer was restarted or rewound in the middle of
 * one. Points of at most one bucket wait at any time, because each block that has points completes what was before.
 */
export const createRollUp = (db, schema) => {
    const steps = [...schema.aggregations.values()].flatMap((aggregation) => [...aggregation.tables].map(([interval, table]) => rollUpStep(db, aggregation, { interval, table })));
    let last;
    return {
        run: ({ number, timestamp }) => {
            if (steps.length === 0)
                return false;
            const now = BigInt(timestamp) * 1000000n;
            const before = last;
            last = now;
            // Every table is looked at, hence no `some`.
            return steps.filter((step) => step({ block: number, before, now })).length > 0;
        },
        forget: () => {
            last = undefined;
        },
    };
};
const rollUpStep = (db, aggregation, { interval, table }) => {
    const rows = identifier(table.table);
    const points = identifier(aggregation.source.table);
    const lastPoint = db
        .prepare(`SELECT max(timestamp) FROM ${points} WHERE timestamp < ?`)
        .pluck()
        .safeIntegers();
    const lastBucket = db.prepare(`SELECT max(timestamp) FROM ${rows}`).pluck().safeIntegers();
    const insert = db.prepare(insertBucket(aggregation, table));
    return ({ block, before, now }) => {
        const current = bucketStart(interval, now);
        if (before !== undefined && bucketStart(interval, before) === current)
            return false;
        const point = lastPoint.get(current) ?? null;
        if (point === null)
            return false;
        const start = bucketStart(interval, point);
        const done = lastBucket.get() ?? null;
        if (done !== null && done >= start)
            return false;
        return insert.run({ block, start, end: start + intervalLength(interval) }).changes > 0;
    };
};
const insertBucket = (aggregation, table) => {
    const { dimensions, aggregates } = aggregation;
    const columns = [
        'id',
        'timestamp',
        ...[...dimensions, ...aggregates.map(({ field }) => field)].map(({ name }) => name),
    ];
    const values = [
        'g.id',
        '@start',
        ...dimensions.map(({ name }) => `g.${identifier(name)}`),
        ...aggregates.map((aggregate) => aggregateValue(aggregate, 'g', 'p')),
    ];
    const groups = `SELECT ${foldedColumns(aggregation, 's')} FROM ${identifier(aggregation.source.table)} s WHERE s.timestamp >= @start AND s.timestamp < @end ${groupSql(aggregation, 's')}`;
    const earlier = `SELECT e."$vid" FROM ${identifier(table.table)} e WHERE ${sameDimensions(aggregation, 'e', 'g')} AND e.timestamp < @start ORDER BY e.timestamp DESC LIMIT 1`;
    const join = `LEFT JOIN ${identifier(table.table)} p ON p."$vid" = ${isCumulative(aggregation) ? `(${earlier})` : 'NULL'}`;
    return `INSERT INTO ${identifier(table.table)} ("$block", ${columns.map(identifier).join(', ')}) SELECT @block, ${values.join(', ')} FROM (${groups}) g ${join} ORDER BY g.id`;
};
//# sourceMappingURL=rollUp.js.map