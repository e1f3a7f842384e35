import type { LogLevel } from './handler.js';
/** What a mapping logged, or why it failed, as the store keeps it. */
export type LogEntry = Readonly<{
    level: LogLevel;
    text: string;
    /** Name of the data source. */
    module: string;
    /** Where it happened: block, handler, and file if there was one. */
    arguments: Readonly<Record<string, string>>;
}>;
