import { HostError, nonDeterministic } from './hostError.js';
import { hostImports } from './hostImports.js';
import { linkImports } from './linkImports.js';
import { start } from './mappingExports.js';
import { Heap } from './memory/heap.js';
import { writeTrigger } from './memory/trigger.js';
import { Snapshot } from './snapshot.js';
/** An instance whose memory grew beyond this is not worth cleaning. */
const KEEP_UP_TO = 4 * 1024 * 1024;
/** One instance of a mapping. Between handlers it is set back to what it was after `_start`. */
export class Instance {
    heap = new Heap();
    #exports;
    #snapshot;
    #run;
    #starting = true;
    /** `_start` asked the world: what it learned is part of the state and may not serve another run. */
    #bound = false;
    constructor(module, globals, run) {
        this.#run = run;
        const { exports } = new WebAssembly.Instance(module, linkImports(module, hostImports(this)));
        this.#exports = exports;
        this.heap.attach(this.#exports);
        startOrRefuse(this.#exports);
        this.#starting = false;
        this.heap.dropArena();
        this.heap.markConstants(this.#exports.allocate(0) >>> 0);
        this.#snapshot = new Snapshot(this.#exports.memory, globals.map((name) => exports[name]));
    }
    get run() {
        if (this.#starting)
            this.#bound = true;
        return this.#run;
    }
    /** Whether the instance can serve another run after `reset`. */
    get reusable() {
        return !this.#bound && this.#exports.memory.buffer.byteLength <= KEEP_UP_TO;
    }
    /** Calls an exported handler with its trigger. */
    call(handler, trigger) {
        const run = this.#exports[handler];
        if (typeof run !== 'function')
            throw nonDeterministic(`function ${handler} not found`);
        run(writeTrigger(this.heap, trigger));
    }
    /** Undoes everything since `_start` and takes another run. */
    reset(run) {
        this.#snapshot.restore();
        this.heap.dropArena();
        this.#run = run;
    }
}
/** Whatever goes wrong in top-level code says nothing about the event that happened to come first. */
const startOrRefuse = (exports) => {
    try {
        start(exports);
    }
    catch (error) {
        if (error instanceof HostError || error instanceof WebAssembly.RuntimeError)
            throw nonDeterministic(`the top-level code of the mapping failed: ${error.message}`);
        throw error;
    }
};
//# sourceMappingURL=instance.js.map