import type { RpcErrorKind } from './rpcError.js';
/** How well an endpoint has served of late; see `createEndpointHealth`. Times on the clock it was given. */
export type EndpointHealth = {
    /** From 0, never right, to 1, always right. */
    score(): number;
    /** Until when it asked to be left alone. */
    pausedUntil(): number;
    /** Milliseconds of its answers of late; undefined before the first. */
    latencyMs(): number | undefined;
    lastAsked(): number;
    asked(): void;
    answered(ms: number): void;
    failed(kind: RpcErrorKind, retryAfterMs: number | undefined): void;
    /** Something that it said was not true. */
    lied(): void;
};
/** Counts for and against one endpoint. */
export declare const createEndpointHealth: (now: () => number) => EndpointHealth;
