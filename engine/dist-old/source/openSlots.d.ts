/** Runs at most so many tasks at a time; see `openSlots`. */
export type Slots = Readonly<{
    /** Runs the task when a slot is free. Rejects without running it when the signal is aborted first. */
    run<T>(task: () => Promise<T>, signal: AbortSignal): Promise<T>;
}>;
/** A limit of `count` tasks at a time; those that wait are served in order. */
export declare const openSlots: (count: number) => Slots;
