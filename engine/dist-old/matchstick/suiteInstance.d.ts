import { Heap } from '../host/memory/heap.js';
import { type Registration } from './imports/registration.js';
import { StartScope } from './startScope.js';
import type { SuiteCalls, SuiteGuest } from './suiteGuest.js';
import { type SuiteState } from './suiteState.js';
/** A compiled test file: its program, and which of the suites of that program it is, if it has others. */
export type SuiteCode = Readonly<{
    module: WebAssembly.Module;
    member: number | null;
}>;
/** One instance of a compiled test file, after its top-level code ran. */
export declare class SuiteInstance implements SuiteGuest, SuiteCalls {
    #private;
    readonly heap: Heap;
    /** What was announced so far, in order. */
    readonly registered: Registration[];
    readonly scope: StartScope;
    constructor(code: SuiteCode, state: SuiteState);
    get state(): SuiteState;
    readonly register: (entry: Registration) => void;
    /** A further instance on the same state. */
    readonly fresh: () => SuiteInstance;
    /** Calls the function at a place of the module's table. */
    callTable(index: number): void;
    callExport(name: string, ...args: number[]): void;
}
