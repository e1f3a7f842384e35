/** Counts events and tells how many there were per second lately; see `createRateMeter`. */
export type RateMeter = Readonly<{
    add(count: number): void;
    perSecond(): number;
}>;
/** A rate over the last `windowMs` milliseconds of the given clock, which counts in milliseconds. */
export declare const createRateMeter: (now: () => number, windowMs?: number) => RateMeter;
