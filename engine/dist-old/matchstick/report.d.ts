import type { GroupResult, TestResult } from './runSuite.js';
/** One suite's outcome. */
export type SuiteResult = Readonly<{
    name: string;
    result: GroupResult;
}>;
/** Lines of a suite: its name, groups, one line per test, and the logs of those that passed. */
export declare const suiteLines: ({ name, result }: SuiteResult) => string[];
/** Tests of a suite with the groups they stand in, in order. */
export declare const flatten: (group: GroupResult, path?: readonly string[]) => [string, TestResult][];
/** Lines after all suites: what failed and why, and the count. */
export declare const summaryLines: (suites: readonly SuiteResult[]) => string[];
