import type { Suite } from './findSuites.js';
import type { Compiler } from './openCompiler.js';
import type { SuiteCode } from './suiteInstance.js';
export type CompileOptions = Readonly<{
    /** Folder that compiler messages are relative to. */
    directory: string;
    testsFolder: string;
    libsFolder: string;
    /** Compiles also what is up to date. */
    recompile: boolean;
    /** Whether the programs are read rather than run: with every call in them, and no code of other suites. */
    coverage: boolean;
    compiler: Compiler;
    /** Runs the top-level code of a program that several suites share. */
    probe: (module: WebAssembly.Module) => void;
    print: (line: string) => void;
}>;
/** A suite that is ready to run. */
export type ReadySuite = SuiteCode & Readonly<{
    name: string;
    wasm: Uint8Array;
}>;
/**
 * Compiles what is not up to date into one program, since most of what each suite needs is the same. Suites are
 * compiled apart where a file that they share does more than define things when it is loaded: in one program it
 * would do so only once. Tells all compiler messages, then fails.
 */
export declare const compileSuites: (suites: readonly Suite[], options: CompileOptions) => Promise<readonly ReadySuite[]>;
