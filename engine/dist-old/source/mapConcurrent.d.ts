/**
 * Results of `work` in the order of the items, with at most `inFlight` running or waiting to be taken.
 * A failure arrives in its place. Leaving the loop early aborts the signal that `work` was given.
 */
export declare function mapConcurrent<T, R>(items: Iterable<T>, work: (item: T, signal: AbortSignal) => Promise<R>, { inFlight, signal }: {
    inFlight: number;
    signal: AbortSignal;
}): AsyncGenerator<R, void, undefined>;
