import { type Context, type EntityView, type World } from '../core/handler.js';
import type { Invocation } from '../core/invocation.js';
import type { LogEntry } from '../core/logEntry.js';
import type { StateQuery } from '../source/readState.js';
import type { StateCache } from './stateCache.js';
/** Thrown through a handler that asks for state which must be fetched first; the handler is run again then. */
export declare class MissingState {
    readonly query: StateQuery;
    constructor(query: StateQuery);
}
/** A data source that a handler asked for. */
export type DataSourceRequest = Readonly<{
    template: number;
    params: readonly string[];
    context: Context;
}>;
/** One run of one handler, as its world sees it. */
export type HandlerSession = Readonly<{
    world: World;
    requests: readonly DataSourceRequest[];
    /** Number of contract calls so far. */
    calls(): number;
    /** What it logged. */
    entries: readonly LogEntry[];
}>;
/** What stays the same between handlers. */
export type WorldParts = Readonly<{
    store: EntityView;
    state: StateCache;
    /** Names of the manifest's templates, in its order. */
    templates: readonly string[];
}>;
/**
 * The world for one run of a handler. What the handler asks for beyond entities is kept aside until it has
 * ended well: requests for data sources, and what it logs.
 */
export declare const createSession: (parts: WorldParts, { source, handler, trigger: { block } }: Invocation) => HandlerSession;
/** Index of a template by its name. */
export declare const templateNumber: (templates: readonly string[], name: string, parent: string) => number;
