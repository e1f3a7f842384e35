/** The source files of tests and mappings as they are now, each read once. */
export type Sources = Readonly<{
    /** A source file and all that it imports by relative path, directly or not. */
    filesOf(entry: string): ReadonlySet<string>;
    /** A hash of the names and contents of these files, which are named relative to `directory`. */
    hashOf(entry: string): string;
}>;
/** Reads source files as they are asked for. `libraries` stands for all that they import by other paths. */
export declare const openSources: (libraries: string) => Sources;
