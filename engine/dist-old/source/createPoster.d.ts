/** What a server answered. `json` is undefined where the body is not JSON. */
export type Posted = Readonly<{
    status: number;
    retryAfter: string | undefined;
    json: unknown;
}>;
/** No whole answer came in time. */
export declare class TimedOutError extends Error {
    name: string;
}
/**
 * Posts JSON to a URL over connections that are kept. What fails below HTTP is thrown as it comes, a late answer as a
 * `TimedOutError`; any status is an answer.
 */
export declare const createPoster: (url: string, { timeoutMs }: {
    timeoutMs: number;
}) => ((body: string, signal: AbortSignal) => Promise<Posted>);
