/** Numbers of files by their path as the compiler knows it. Test files count from 0; all others share `OTHER_FILE`. */
export type FileNumbers = Readonly<Record<string, number>>;
/** Number of a file that is no test file. */
export declare const OTHER_FILE = -1;
/** What an export of a test file is called in a program of several. */
export declare const memberExport: (member: number, name: string) => string;
/**
 * A transform of the AssemblyScript compiler that lets several test files share one program: the host is told
 * where the top-level code of each file begins and ends, and no two files export the same name.
 */
export declare const markFiles: (numbers: FileNumbers) => {
    new (): {
        afterParse(parser: Parser): void;
        afterInitialize({ filesByName }: Program): void;
    };
};
/** The parts of the compiler, which has no types of its own for them, that the transform uses. */
type Source = {
    readonly normalizedPath: string;
    readonly statements: unknown[];
};
type Parser = {
    readonly sources: readonly Source[];
    readonly diagnostics: unknown;
    parseFile(text: string, path: string, isEntry: boolean): void;
};
type Program = {
    readonly filesByName: ReadonlyMap<string, {
        readonly source: Source;
        exports: Map<string, unknown> | null;
    }>;
};
export {};
