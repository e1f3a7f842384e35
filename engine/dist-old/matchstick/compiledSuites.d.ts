/** The compiled form of a suite: a program of its own, or one that it shares with other suites. */
export type CompiledSuite = Readonly<{
    /** Of the sources that it was compiled from. */
    hash: string;
    /** Name of the WASM file of the program. */
    program: string;
    /** Which of the suites of its program it is, or null for a program of its own. */
    member: number | null;
}>;
/** What earlier runs compiled: an index of suites and the programs they are in. */
export type CompiledSuites = Readonly<{
    find(suite: string): CompiledSuite | undefined;
    /** Names of all suites of a program. */
    suitesOf(program: string): readonly string[];
    /** Path of the WASM file of a program. */
    pathOf(program: string): string;
    /** Notes suites that were compiled, and removes programs that no suite needs any more. */
    add(suites: Readonly<Record<string, CompiledSuite>>): void;
}>;
/** Opens the folder of compiled suites. One that cannot be read is as good as an empty one. */
export declare const openCompiledSuites: (folder: string) => CompiledSuites;
