import type { Log } from '../core/log.js';
import type { LogEntry } from '../core/logEntry.js';
/** Hands what a mapping logged to the log, with where it comes from. */
export declare const printEntry: (log: Log, { level, text, module, arguments: where }: LogEntry) => void;
