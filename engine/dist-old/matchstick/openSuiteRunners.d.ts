import type { GroupResult } from './runSuite.js';
import type { SuiteCode } from './suiteInstance.js';
import type { SuiteWorkerData } from './suiteWorker.js';
/** Threads that run suites. */
export type SuiteRunners = AsyncDisposable & Readonly<{
    /** Runs a suite when a thread is free. Rejects with a `CriticalError` when the run must end. */
    run(code: SuiteCode): Promise<GroupResult>;
}>;
export type SuiteRunnersOptions = SuiteWorkerData & Readonly<{
    threads: number;
    signal?: AbortSignal | undefined;
}>;
/** Starts the threads, which get ready while suites are still being compiled. */
export declare const openSuiteRunners: ({ threads, signal, ...data }: SuiteRunnersOptions) => SuiteRunners;
