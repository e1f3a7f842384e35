import type { DecodeCall } from '../core/callMatcher.js';
import type { Trigger, World } from '../core/handler.js';
import type { Log } from '../core/log.js';
import type { Mapping } from '../core/manifest.js';
import type { DecodeLog } from '../core/triggerMatcher.js';
import type { Subgraph } from './loadBuild.js';
/** A handler to run, of whatever kind of data source. */
export type HandlerCall = Readonly<{
    source: Readonly<{
        mapping: Mapping;
    }>;
    handler: string;
    trigger: Trigger;
}>;
/** Runs a subgraph's handlers; see `createExecutor`. */
export type Executor = Readonly<{
    decodeLog: DecodeLog;
    decodeCall: DecodeCall;
    /** Runs one handler to its end. Throws what the handler or the world throws. */
    run(call: HandlerCall, world: World): void;
}>;
/** Compiles all mappings of a subgraph and checks that they export the handlers the manifest names. */
export declare const createExecutor: ({ manifest, schema, wasm, abis }: Subgraph, { log }: {
    log: Log;
}) => Executor;
