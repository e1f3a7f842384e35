import type { Aggregate, Aggregation } from './aggregation.js';
/**
 * Columns that sum up rows of the timeseries, read through `alias`, in a SELECT that is grouped by `groupSql`: the
 * largest id and timestamp, the dimensions, and the aggregates, numbers as texts of `encodeNumber`.
 */
export declare const foldedColumns: (aggregation: Aggregation, alias: string) => string;
/** GROUP BY clause of a SELECT with `foldedColumns`; without dimensions, no rows still make no group. */
export declare const groupSql: ({ dimensions }: Aggregation, alias: string) => string;
/** Whether any value goes on from an earlier bucket. */
export declare const isCumulative: ({ aggregates }: Aggregation) => boolean;
/** Condition that holds for rows of the same dimensions. */
export declare const sameDimensions: ({ dimensions }: Aggregation, a: string, b: string) => string;
/**
 * The value of an aggregate as its column keeps it, from a folded group and the latest earlier row of the same
 * dimensions, whose columns are null if there is none.
 */
export declare const aggregateValue: (aggregate: Aggregate, group: string, earlier: string) => string;
