export type ScriptedRequest = Readonly<{
    id: number;
    method: string;
    params: readonly unknown[];
}>;
/** What the server does with one HTTP request: answers, perhaps later, or fails with a status. */
export type Script = (requests: readonly ScriptedRequest[], isBatch: boolean) => unknown;
/** An RPC that misbehaves as told: real nodes do not fail on request. */
export type ScriptedRpc = AsyncDisposable & {
    url: string;
    posts: (readonly ScriptedRequest[])[];
};
/** Thrown by a script to answer with an HTTP status. */
export declare class HttpStatus extends Error {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    constructor(status: number, headers?: Readonly<Record<string, string>>);
}
/** Serves JSON-RPC by a script, for tests of how the client takes it. */
export declare const startScriptedRpc: (script: Script) => Promise<ScriptedRpc>;
/** Answers each request with a value, or with an error where the value has a `code`. */
export declare const answering: (answer: (request: ScriptedRequest) => unknown) => Script;
