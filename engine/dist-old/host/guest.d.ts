import type { Abi } from '../core/abi/parseAbi.js';
import type { World } from '../core/handler.js';
import type { InputSchema } from '../core/inputSchema.js';
import type { Heap } from './memory/heap.js';
/** What stays the same for all handlers of one data source. */
export type DataSourceFacts = Readonly<{
    schema: InputSchema;
    /** ABIs by their name in the manifest. */
    abis: ReadonlyMap<string, Abi>;
    /** `mapping.apiVersion`, such as `0.0.9`. */
    apiVersion: string;
}>;
/** One running handler: the world it acts on and the facts of its data source. */
export type Run = DataSourceFacts & Readonly<{
    world: World;
}>;
/** What host functions know of the instance that calls them. */
export type Guest = {
    readonly heap: Heap;
    /** The handler that runs now. Looking at it during `_start` makes the instance good for this run only. */
    readonly run: Run;
};
/** A host function: numbers, pointers and 64-bit integers in, one of them out. */
export type HostFunction = (...args: never[]) => number | bigint | undefined;
/** Host functions by import name. */
export type Imports = Readonly<Record<string, HostFunction>>;
