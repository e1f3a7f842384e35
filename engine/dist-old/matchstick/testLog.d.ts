/** Levels of `log` in tests, by number. */
export declare const TEST_LOG_LEVELS: readonly ['critical', 'error', 'warning', 'info', 'debug', 'success'];
export type TestLogLevel = (typeof TEST_LOG_LEVELS)[number];
/** One message of a test. */
export type TestLogEntry = Readonly<{
    level: TestLogLevel;
    message: string;
}>;
/** A message with the sign of its level. */
export declare const logLine: ({ level, message }: TestLogEntry) => string;
/** Collects what is logged until somebody takes it. */
export declare class TestLog {
    #private;
    add(level: TestLogLevel, message: string): void;
    /** Everything logged since the last call. */
    take(): readonly TestLogEntry[];
}
