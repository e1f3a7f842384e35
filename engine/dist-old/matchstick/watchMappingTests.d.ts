import type { MappingTestOptions } from './runMappingTests.js';
export type WatchOptions = Omit<MappingTestOptions, 'coverage' | 'signal'> & Readonly<{
    print: (line: string) => void;
    /** Removes what was printed, before each run. */
    clear: () => void;
    /** Ends the watch, which then rejects with its reason. */
    signal: AbortSignal;
}>;
/**
 * Runs mapping tests, and those of a suite again whenever something that it is made of changes: the test file, all
 * that it imports, the manifest, the schema, and whatever else lies in the tests folder. Ends with the signal.
 */
export declare const watchMappingTests: (options: WatchOptions) => Promise<never>;
