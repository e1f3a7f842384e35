import type { ActiveDataSource } from './activeDataSource.js';
import type { Block, Call } from './chain.js';
import type { AbiParam } from './handler.js';
import type { Invocation } from './invocation.js';
import type { CallHandler } from './manifest.js';
/** A call's arguments and return values, or undefined when its input is not of the function the handler names. */
export type DecodeCall = (source: ActiveDataSource, handler: CallHandler, call: Call) => Readonly<{
    inputs: readonly AbiParam[];
    outputs: readonly AbiParam[];
}> | undefined;
/** Finds the handlers that calls make run, in the order of the data sources. */
export type CallMatcher = Readonly<{
    /** Those that take the call itself. */
    matchCall(block: Block, call: Call): readonly Invocation[];
    /** Those that take the block because it has calls, once each, by the first call of their contract. */
    matchBlock(block: Block): readonly Invocation[];
}>;
/** Matches calls against data sources, which are given in host order. */
export declare const createCallMatcher: (sources: readonly ActiveDataSource[], decode: DecodeCall) => CallMatcher;
