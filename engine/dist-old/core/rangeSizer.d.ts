/** How many blocks the next log request may span; see `createRangeSizer`. */
export type RangeSizer = Readonly<{
    size(): number;
    /** A request over `blocks` blocks was answered with `logs` logs. */
    answered(blocks: number, logs: number): void;
    /** The RPC refused a request over `blocks` blocks, perhaps naming what it would accept. */
    refused(blocks: number, accepted?: number): void;
}>;
/**
 * Adapts the span of log requests: doubles while answers are small, aims at `targetLogs` per request, and
 * learns the RPC's limit from its refusals. The limit is tried anew after many good answers, because some
 * RPCs refuse by the size of the answer and not by the span.
 */
export declare const createRangeSizer: ({ first, most, targetLogs }?: {
    first?: number | undefined;
    most?: number | undefined;
    targetLogs?: number | undefined;
}) => RangeSizer;
