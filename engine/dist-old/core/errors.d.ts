/** Facts an error states about itself; logs and tests read them without parsing the message. */
export type Facts = Readonly<Record<string, unknown>>;
/**
 * Base of every error the engine throws on purpose: one sentence, the facts behind it,
 * its cause, and what a person can do about it.
 */
export declare class EngineError extends Error {
    name: string;
    readonly facts: Facts;
    readonly remedy: string | undefined;
    constructor(message: string, options?: {
        facts?: Facts;
        remedy?: string;
        cause?: unknown;
    });
}
