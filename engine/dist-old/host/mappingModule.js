import { EngineError } from '../core/errors.js';
import { exportGlobals } from './exportGlobals.js';
import { nonDeterministic } from './hostError.js';
import { hostImports } from './hostImports.js';
import { Instance } from './instance.js';
import { linkImports } from './linkImports.js';
import { checkExports } from './mappingExports.js';
import { Heap } from './memory/heap.js';
/** Stands in where host functions are only looked up by name. */
const nobody = {
    heap: new Heap(),
    get run() {
        throw nonDeterministic('No handler is running');
    },
};
/** A compiled mapping with the instances that wait for their next handler. */
export class MappingModule {
    #module;
    #globals;
    #idle = [];
    /** Names of all exported functions, handlers among them. */
    functions;
    /** Names of the host functions that it may call. */
    imports;
    constructor(bytes) {
        const patched = exportGlobals(bytes);
        this.#module = new WebAssembly.Module(patched.bytes);
        this.#globals = patched.names;
        checkExports(this.#module);
        linkImports(this.#module, hostImports(nobody));
        this.imports = new Set(WebAssembly.Module.imports(this.#module).map(({ name }) => name));
        const exported = WebAssembly.Module.exports(this.#module).filter(({ kind }) => kind === 'function');
        this.functions = new Set(exported.map(({ name }) => name));
    }
    /** An instance in the state after `_start`; it belongs to the caller until `release`. */
    acquire(run) {
        const idle = this.#idle.pop();
        if (!idle)
            return new Instance(this.#module, this.#globals, run);
        idle.reset(run);
        return idle;
    }
    /** Takes an instance back, whatever state its handler left it in. */
    release(instance) {
        if (instance.reusable)
            this.#idle.push(instance);
    }
}
/**
 * Compiles a mapping once for any number of handler runs. Refuses bytes that are no mapping: no WASM, an
 * export missing, an import unknown.
 */
export const compileMapping = (bytes) => {
    try {
        return new MappingModule(bytes);
    }
    catch (cause) {
        if (cause instanceof EngineError)
            throw cause;
        throw new EngineError(`The mapping is no valid WASM module: ${cause.message}`, {
            cause,
            remedy: 'Build the subgraph again.',
        });
    }
};
//# sourceMappingURL=mappingModule.js.map