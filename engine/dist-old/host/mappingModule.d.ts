import type { Run } from './guest.js';
import { Instance } from './instance.js';
/** A compiled mapping with the instances that wait for their next handler. */
export declare class MappingModule {
    #private;
    /** Names of all exported functions, handlers among them. */
    readonly functions: ReadonlySet<string>;
    /** Names of the host functions that it may call. */
    readonly imports: ReadonlySet<string>;
    constructor(bytes: Uint8Array);
    /** An instance in the state after `_start`; it belongs to the caller until `release`. */
    acquire(run: Run): Instance;
    /** Takes an instance back, whatever state its handler left it in. */
    release(instance: Instance): void;
}
/**
 * Compiles a mapping once for any number of handler runs. Refuses bytes that are no mapping: no WASM, an
 * export missing, an import unknown.
 */
export declare const compileMapping: (bytes: Uint8Array) => MappingModule;
