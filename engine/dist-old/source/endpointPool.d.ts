import { EngineError } from '../core/errors.js';
import type { Log } from '../core/log.js';
import { type BatchSizer } from './batchSizer.js';
import type { Endpoint } from './endpoint.js';
import { type EndpointHealth } from './endpointHealth.js';
import { type Slots } from './openSlots.js';
/** An endpoint and what was learnt about it. */
export type Member = Readonly<{
    endpoint: Endpoint;
    health: EndpointHealth;
    batch: BatchSizer;
    slots: Slots;
}> & {
    /** Newest block that it spoke of; undefined before the first. */
    head: number | undefined;
    /** Why it is never asked again. */
    excluded: EngineError | undefined;
    isIdentified: boolean;
};
/** How one endpoint fares, for people. */
export type EndpointStatus = Readonly<{
    /** Host and port. */
    name: string;
    /** Whether requests go to it at the moment. */
    active: boolean;
    /** From 0, never right of late, to 1, always right. */
    score: number;
    latencyMs: number | undefined;
    /** Blocks that it is behind the newest block that any endpoint spoke of. */
    behind: number;
    /** Why it is never asked again; undefined when it is. */
    excluded: string | undefined;
}>;
/** The endpoints of one chain; see `createEndpointPool`. */
export type EndpointPool = Readonly<{
    members: readonly Member[];
    active(): Member;
    /**
     * The endpoint to ask next. Waits when all of them asked to be left alone for a while. Throws when none is left.
     *
     * @param options.besides those that have just failed: another is taken where there is one
     */
    choose(options: {
        signal: AbortSignal;
        besides: ReadonlySet<Member>;
    }): Promise<Member>;
    /** Those that were not asked for so long that it is worth a try whether they work again. */
    idle(): readonly Member[];
    highestHead(): number;
    status(): readonly EndpointStatus[];
}>;
export type PoolOptions = Readonly<{
    log: Log;
    batchSize?: number | undefined;
    inFlight?: number | undefined;
    now: () => number;
}>;
/**
 * Chooses among endpoints by how well they served of late: the first that was given while it is good, the best of
 * the others while it is not.
 */
export declare const createEndpointPool: (endpoints: readonly Endpoint[], { log, batchSize, inFlight, now }: PoolOptions) => EndpointPool;
