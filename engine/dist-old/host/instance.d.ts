import type { Trigger } from '../core/handler.js';
import type { Guest, Run } from './guest.js';
import { Heap } from './memory/heap.js';
/** One instance of a mapping. Between handlers it is set back to what it was after `_start`. */
export declare class Instance implements Guest {
    #private;
    readonly heap: Heap;
    constructor(module: WebAssembly.Module, globals: readonly string[], run: Run);
    get run(): Run;
    /** Whether the instance can serve another run after `reset`. */
    get reusable(): boolean;
    /** Calls an exported handler with its trigger. */
    call(handler: string, trigger: Trigger): void;
    /** Undoes everything since `_start` and takes another run. */
    reset(run: Run): void;
}
