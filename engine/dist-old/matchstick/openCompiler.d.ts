import type { CompilerRequest } from './compilerProcess.js';
/** The AssemblyScript compiler. */
export type Compiler = AsyncDisposable & Readonly<{
    /**
     * Compiles with the given arguments of `asc`, and marks the files that have a number, see `markFiles`. Gives
     * what the compiler complains about, or undefined.
     */
    compile(request: CompilerRequest): Promise<string | undefined>;
}>;
export type CompilerOptions = Readonly<{
    libsFolder: string;
    /** Folder that paths in arguments and messages are relative to. */
    directory: string;
    signal?: AbortSignal | undefined;
}>;
/** A compiler in a process of its own, which starts when it is first needed and compiles one thing after the other. */
export declare const openCompiler: (options: CompilerOptions) => Compiler;
