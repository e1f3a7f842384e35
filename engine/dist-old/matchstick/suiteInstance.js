import { HostError } from '../host/hostError.js';
import { pureImports } from '../host/hostImports.js';
import { linkImports } from '../host/linkImports.js';
import { checkExports, start } from '../host/mappingExports.js';
import { Heap } from '../host/memory/heap.js';
import { CriticalError } from './criticalError.js';
import { assertionImports } from './imports/assertions.js';
import { fileMarkImports } from './imports/fileMarks.js';
import { mockedChainImports } from './imports/mockedChain.js';
import { mockedStoreImports } from './imports/mockedStore.js';
import { mockImports } from './imports/mocks.js';
import { registrationImports } from './imports/registration.js';
import { testLogImports } from './imports/testLog.js';
import { memberExport } from './markFiles.js';
import { StartScope } from './startScope.js';
import { emptySuiteState } from './suiteState.js';
/** One instance of a compiled test file, after its top-level code ran. */
export class SuiteInstance {
    heap = new Heap();
    /** What was announced so far, in order. */
    registered = [];
    scope;
    #code;
    #state;
    /** Where the top-level code of other suites acts. */
    #elsewhere;
    #exports;
    constructor(code, state) {
        const { module, member } = code;
        this.#code = code;
        this.#state = state;
        this.#elsewhere = emptySuiteState(state.project);
        this.scope = new StartScope(member);
        checkExports(module);
        const imports = {
            ...pureImports(this),
            ...assertionImports(this),
            ...mockImports(this),
            ...mockedChainImports(this),
            ...mockedStoreImports(this),
            ...registrationImports(this),
            ...testLogImports(this),
            ...fileMarkImports(this),
        };
        this.#exports = new WebAssembly.Instance(module, linkImports(module, imports)).exports;
        this.heap.attach(this.#exports);
        this.#start();
        this.heap.markConstants(this.#exports.allocate(0) >>> 0);
    }
    get state() {
        return this.scope.isOwn ? this.#state : this.#elsewhere;
    }
    register = (entry) => {
        if (this.scope.isOwn)
            this.registered.push(entry);
    };
    /** A further instance on the same state. */
    fresh = () => new SuiteInstance(this.#code, this.#state);
    /** Calls the function at a place of the module's table. */
    callTable(index) {
        const table = this.#exports.table;
        const run = table?.get(index);
        if (typeof run !== 'function')
            throw new CriticalError('The test file was compiled without its function table.', {
                facts: { index },
                remedy: 'Compile the tests again.',
            });
        run();
    }
    callExport(name, ...args) {
        const { member } = this.#code;
        const run = this.#exports[member === null ? name : memberExport(member, name)];
        if (typeof run !== 'function')
            throw new CriticalError(`The test file exports no function "${name}".`, {
                facts: { name },
                remedy: 'Export the callback from the test file.',
            });
        run(...args);
    }
    #start() {
        try {
            start(this.#exports);
        }
        catch (error) {
            if (!(error instanceof HostError || error instanceof WebAssembly.RuntimeError))
                throw error;
            throw new CriticalError(`The code outside of tests failed: ${error.message}`, {
                cause: error,
                remedy: 'Move what can fail into a test.',
            });
        }
        this.scope.endStart();
    }
}
//# sourceMappingURL=suiteInstance.js.map