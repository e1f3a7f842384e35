/** Intervals from the shortest to the longest. */
export const INTERVALS = ['hour', 'day'];
const MICROSECONDS = { hour: 3600000000n, day: 86400000000n };
/** Length in microseconds, the unit of a `Timestamp`. */
export const intervalLength = (interval) => MICROSECONDS[interval];
/** Start of the bucket that holds a time; both in microseconds. Buckets are aligned to the Unix epoch, in UTC. */
export const bucketStart = (interval, timestamp) => timestamp - (((timestamp % intervalLength(interval)) + intervalLength(interval)) % intervalLength(interval));
//# sourceMappingURL=interval.js.map