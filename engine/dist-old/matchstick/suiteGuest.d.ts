import type { Heap } from '../host/memory/heap.js';
import type { Registration } from './imports/registration.js';
import type { StartScope } from './startScope.js';
import type { SuiteState } from './suiteState.js';
/** What host functions know of the test instance that calls them. */
export type SuiteGuest = Readonly<{
    heap: Heap;
    /** What the test instance acts on; another for each run of top-level code that is not its own. */
    state: SuiteState;
    /** Notes what a test file announces. */
    register(entry: Registration): void;
    scope: StartScope;
    /** An instance of the same test file on the same state. */
    fresh: () => SuiteCalls;
}>;
/** A test instance as others see it. */
export type SuiteCalls = Readonly<{
    heap: Heap;
    /** Calls an exported function. */
    callExport(name: string, ...args: number[]): void;
}>;
