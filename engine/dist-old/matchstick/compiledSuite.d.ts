import type { Suite } from './findSuites.js';
/** Folders that decide on what a suite compiles to. */
export type Folders = Readonly<{
    testsFolder: string;
    libsFolder: string;
}>;
/** Where the compiled module of a suite lies. */
export declare const compiledPath: (suite: Suite, { testsFolder }: Pick<Folders, 'testsFolder'>) => string;
/** Whether the compiled module is newer than the test file, all it imports, and the libraries. */
export declare const isCompiled: (suite: Suite, folders: Folders) => boolean;
