type Write = (fields: object, message: string) => void;
/** The part of a pino logger that the engine needs. Messages are constant; values are fields. */
export type Log = {
    readonly trace: Write;
    readonly debug: Write;
    readonly info: Write;
    readonly warn: Write;
    readonly error: Write;
    child(fields: Record<string, unknown>): Log;
};
/** A logger that says nothing, for tests and libraries. */
export declare const silentLog: Log;
export {};
