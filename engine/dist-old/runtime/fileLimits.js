import { EngineError } from '../core/errors.js';
/** Files that one file may ask for, with all that these ask for in turn. */
export const MOST_FILES = 10_000;
/** Entities that the handler of a file may write. */
export const MOST_WRITES = 100_000;
/** Files that are fetched or wait for it in memory; others wait in the database. */
export const MOST_WAITING = 100_000;
/** Share of the time that handlers of files may take, and how much of it they may save up. */
export const FILE_TIME = { share: 0.25, mostMs: 2_000 };
/** A file makes its handler do more than it may. */
export class FileLimitError extends EngineError {
    name = 'FileLimitError';
}
export const tooManyFiles = () => new FileLimitError(`The file asks for more than ${MOST_FILES} files, with those that come from it.`);
export const tooManyWrites = () => new FileLimitError(`The handler of the file writes more than ${MOST_WRITES} times.`);
//# sourceMappingURL=fileLimits.js.map