/** Resolves after `ms` milliseconds; rejects with the signal's reason when it is aborted first. */
export declare const wait: (ms: number, signal: AbortSignal) => Promise<void>;
/**
 * Milliseconds before try number `attempt` (from 1): doubles from `base` to `most`, of which a random half is
 * taken away, so that many clients do not return in step.
 */
export declare const backOff: (attempt: number, { base, most, random }?: {
    base?: number | undefined;
    most?: number | undefined;
    random?: (() => number) | undefined;
}) => number;
/** Whether the promise settles, either way, within `ms` milliseconds. */
export declare const settlesWithin: (ms: number, promise: Promise<unknown>) => Promise<boolean>;
