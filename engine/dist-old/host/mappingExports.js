import { EngineError } from '../core/errors.js';
const NEEDED = ['memory', 'allocate', 'id_of_type', '_start'];
/** Refuses a module that lacks an export which the host needs. */
export const checkExports = (module) => {
    const names = new Set(WebAssembly.Module.exports(module).map(({ name }) => name));
    const missing = NEEDED.filter((name) => !names.has(name));
    if (missing.length > 0)
        throw new EngineError(`The WASM module is no mapping: it does not export ${missing.join(', ')}.`, {
            facts: { missing },
            remedy: 'Build the subgraph with graph-cli and apiVersion 0.0.5 or later.',
        });
};
/** Runs the top-level code of a mapping. */
export const start = (exports) => exports._start();
//# sourceMappingURL=mappingExports.js.map