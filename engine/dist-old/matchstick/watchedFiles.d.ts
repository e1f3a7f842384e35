import type { Suite } from './findSuites.js';
import type { TestConfig } from './readTestConfig.js';
/** What suites are made of at one moment. */
export type WatchedFiles = Readonly<{
    /** A fingerprint of each suite, by name: of its sources, and of what all suites read. */
    fingerprints: ReadonlyMap<string, string>;
    /** Folders in which any of it lies, and in which new test files may appear. */
    folders: ReadonlySet<string>;
}>;
/**
 * Looks at the sources of the suites, at manifest and schema, and at the other files in the tests folder, which any
 * suite may read.
 */
export declare const lookAtFiles: (suites: readonly Suite[], { testsFolder, manifestPath }: TestConfig) => WatchedFiles;
