import { type SuiteCode } from './suiteInstance.js';
import { type Project } from './suiteState.js';
import type { TestLogEntry } from './testLog.js';
export type TestResult = Readonly<{
    kind: 'test';
    name: string;
    passed: boolean;
    /** Wall-clock time, hooks included. */
    milliseconds: number;
    logs: readonly TestLogEntry[];
}>;
export type GroupResult = Readonly<{
    kind: 'group';
    name: string;
    results: readonly (TestResult | GroupResult)[];
    /** What was logged after the last test. */
    logs: readonly TestLogEntry[];
}>;
/**
 * Runs every test of a compiled test file, in one instance and on one state: what a test leaves behind is
 * there for the next. Throws a `CriticalError` when a hook fails or the test file itself is wrong.
 */
export declare const runSuite: (code: SuiteCode, project: Project) => GroupResult;
