import { EngineError, type Facts } from '../core/errors.js';
import type { Log } from '../core/log.js';
import type { IndexerStatus } from './indexerStatus.js';
/** An error as it crosses threads, which keep neither its class nor its fields. */
export type ErrorMessage = Readonly<{
    message: string;
    facts: Facts;
    remedy: string | undefined;
    stack: string | undefined;
}>;
export type LogLevelName = 'trace' | 'debug' | 'info' | 'warn' | 'error';
/** What the indexing thread tells the main thread. */
export type WorkerMessage = Readonly<{
    kind: 'ready';
}> | Readonly<{
    kind: 'status';
    status: IndexerStatus;
}> | Readonly<{
    kind: 'log';
    level: LogLevelName;
    fields: object;
    message: string;
}> | Readonly<{
    kind: 'done';
    status: IndexerStatus;
}> | Readonly<{
    kind: 'failed';
    error: ErrorMessage;
}>;
/** What the main thread tells the indexing thread. */
export type MainMessage = Readonly<{
    kind: 'stop';
}>;
export declare const toErrorMessage: (error: unknown) => ErrorMessage;
export declare const fromErrorMessage: ({ message, facts, remedy, stack }: ErrorMessage) => EngineError;
/** The status without anything that cannot cross threads. */
export declare const plainStatus: (status: IndexerStatus) => IndexerStatus;
/** A log whose lines are posted to the main thread. */
export declare const postedLog: (post: (message: WorkerMessage) => void, bound?: Readonly<Record<string, unknown>>) => Log;
