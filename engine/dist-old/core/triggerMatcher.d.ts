import type { ActiveDataSource } from './activeDataSource.js';
import { type DecodeCall } from './callMatcher.js';
import type { Block, Log } from './chain.js';
import type { AbiParam } from './handler.js';
import type { Invocation } from './invocation.js';
import type { EventHandler } from './manifest.js';
/** The event's parameters, or undefined when the log is not of the event the handler names. */
export type DecodeLog = (source: ActiveDataSource, handler: EventHandler, log: Log) => readonly AbiParam[] | undefined;
/** Finds the handlers that a block makes run, in the order they run. */
export type TriggerMatcher = Readonly<{
    match(block: Block): readonly Invocation[];
}>;
/**
 * Matches blocks against data sources, which are given in host order. First come the `once` block handlers, then the
 * logs and after them the calls of each transaction, each to all its data sources, then the other block handlers.
 */
export declare const createTriggerMatcher: (sources: readonly ActiveDataSource[], decode: Readonly<{
    decodeLog: DecodeLog;
    decodeCall: DecodeCall;
}>) => TriggerMatcher;
