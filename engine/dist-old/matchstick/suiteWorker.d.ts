import { type GroupResult } from './runSuite.js';
/** What a thread is started with. */
export type SuiteWorkerData = Readonly<{
    directory: string;
    manifestPath: string;
}>;
/** What came of a suite: its results, or why the whole run must end. */
export type SuiteAnswer = Readonly<{
    result: GroupResult;
}> | Readonly<{
    critical: {
        message: string;
        remedy: string | undefined;
    };
}>;
