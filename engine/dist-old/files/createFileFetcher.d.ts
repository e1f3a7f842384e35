import type { Log } from '../core/log.js';
/** A file that is here. */
export type ArrivedFile = Readonly<{
    reference: string;
    content: Uint8Array;
}>;
/** A file to fetch, and what it comes from: files of one group share their turns. */
export type WantedFile = Readonly<{
    reference: string;
    group: number;
}>;
export type FileFetcherOptions = Readonly<{
    fetchFile(reference: string, signal: AbortSignal): Promise<Uint8Array>;
    /** Milliseconds before another try, after `failures` (from 1). */
    retryMs(failures: number): number;
    log: Log;
    /** Ends it for good. */
    signal: AbortSignal;
    /** So long one try may take. @default 60_000 */
    timeoutMs?: number;
    /** Files fetched at a time. @default 8 */
    parallel?: number;
    /** Files of one group fetched at a time. @default 2 */
    parallelOfGroup?: number;
    /** No more files are begun while so many bytes wait to be taken. @default 64 MiB */
    mostBytes?: number;
}>;
/** Fetches files beside everything else; see `createFileFetcher`. */
export type FileFetcher = Readonly<{
    /** Fetches these too, before those that failed. What is wanted already, or is here, stays as it is. */
    want(files: Iterable<WantedFile>): void;
    /** Fetches these and no others. */
    wantOnly(files: readonly WantedFile[]): void;
    /** How many files are wanted and not here. */
    waiting(): number;
    /** Files that are here, in the order in which they came. */
    arrived(): readonly ArrivedFile[];
    /** Forgets a file, wherever it is. */
    forget(reference: string): void;
    /** Forgets the files that have failed so often. */
    forgetFailed(failures: number): void;
}>;
/**
 * Fetches wanted files a few at a time until they are here, for ever: whatever goes wrong may be mended tomorrow.
 * Nobody has to wait for it, and a group of a million files takes no turn from another.
 */
export declare const createFileFetcher: (options: FileFetcherOptions) => FileFetcher;
