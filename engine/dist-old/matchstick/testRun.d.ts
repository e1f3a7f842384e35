import { type SourceCoverage } from './coverage.js';
import type { Suite } from './findSuites.js';
import type { Compiler } from './openCompiler.js';
import type { TestConfig } from './readTestConfig.js';
import { type SuiteResult } from './report.js';
/** One run of mapping tests, all settings decided. */
export type TestRun = TestConfig & Readonly<{
    directory: string;
    compiler: Compiler;
    /** Which suites to run. */
    select: (testsFolder: string) => readonly Suite[];
    recompile: boolean;
    threads: number | undefined;
    coverage: boolean;
    print: (line: string) => void;
    signal: AbortSignal | undefined;
}>;
/** What came of a run. */
export type MappingTestOutcome = Readonly<{
    /** 0 all passed, 1 some failed, 101 the run could not go on. */
    exitCode: 0 | 1 | 101;
    passed: number;
    failed: number;
    suites: readonly SuiteResult[];
    /** Present when coverage was asked for. */
    coverage?: readonly SourceCoverage[] | undefined;
}>;
/** Compiles and runs suites, and prints the report. What tests do wrong is told by the outcome alone. */
export declare const runTests: (run: TestRun) => Promise<MappingTestOutcome>;
