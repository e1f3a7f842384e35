/** Length of a bucket of an aggregation. */
export type Interval = 'hour' | 'day';
/** Intervals from the shortest to the longest. */
export declare const INTERVALS: readonly Interval[];
/** Length in microseconds, the unit of a `Timestamp`. */
export declare const intervalLength: (interval: Interval) => bigint;
/** Start of the bucket that holds a time; both in microseconds. Buckets are aligned to the Unix epoch, in UTC. */
export declare const bucketStart: (interval: Interval, timestamp: bigint) => bigint;
