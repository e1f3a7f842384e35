/** References that wait, in groups of which none can crowd out the others; see `createFairQueue`. */
export type FairQueue = Readonly<{
    add(group: number, reference: string): void;
    /** The next of the group whose turn it is, among those that `mayTake` lets through; undefined when there is none. */
    take(mayTake: (group: number) => boolean): Readonly<{
        group: number;
        reference: string;
    }> | undefined;
}>;
/** Groups take turns, and within a group what came first goes first. */
export declare const createFairQueue: () => FairQueue;
