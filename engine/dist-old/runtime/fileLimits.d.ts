import { EngineError } from '../core/errors.js';
/** Files that one file may ask for, with all that these ask for in turn. */
export declare const MOST_FILES = 10000;
/** Entities that the handler of a file may write. */
export declare const MOST_WRITES = 100000;
/** Files that are fetched or wait for it in memory; others wait in the database. */
export declare const MOST_WAITING = 100000;
/** Share of the time that handlers of files may take, and how much of it they may save up. */
export declare const FILE_TIME: {
    readonly share: 0.25;
    readonly mostMs: 2000;
};
/** A file makes its handler do more than it may. */
export declare class FileLimitError extends EngineError {
    name: string;
}
export declare const tooManyFiles: () => FileLimitError;
export declare const tooManyWrites: () => FileLimitError;
