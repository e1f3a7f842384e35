import type { Log } from '../core/log.js';
/** Notices of new blocks; see `openHeadNotices`. */
export type HeadNotices = Readonly<{
    /** Number of the block that was told of last; undefined while nobody tells of any. */
    announced(): number | undefined;
    /** Resolves after `ms`, or at a notice: at once when one came since the last time. */
    next(ms: number, signal: AbortSignal): Promise<void>;
}>;
/** Whether an address is for notices, not for requests. */
export declare const isSocketUrl: (url: string) => boolean;
/** Subscribes to the new blocks of each endpoint, and again after every failure, until the signal is aborted. */
export declare const openHeadNotices: (urls: readonly string[], { log, signal }: {
    log: Log;
    signal: AbortSignal;
}) => HeadNotices;
