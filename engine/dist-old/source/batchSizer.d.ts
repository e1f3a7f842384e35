/** How many requests the next batch may hold; see `createBatchSizer`. */
export type BatchSizer = Readonly<{
    size(): number;
    /** A batch of `count` requests was answered. */
    answered(count: number): void;
    /** A batch of `count` requests was refused for its size, or for being a batch; true when that made batches smaller. */
    refused(count: number): boolean;
}>;
/**
 * Adapts the size of batches to an endpoint: halves it on each refusal, down to single requests, and tries larger
 * ones again after many good answers.
 */
export declare const createBatchSizer: ({ most }?: {
    most?: number | undefined;
}) => BatchSizer;
