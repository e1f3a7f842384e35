/** A test file; its name is the lower-case path inside the tests folder without `.test.ts`. */
export type Suite = Readonly<{
    name: string;
    path: string;
}>;
/** Test files below the folder whose name starts with one of the filters (any, when there are none), by name. */
export declare const findSuites: (testsFolder: string, filters: readonly string[]) => Suite[];
