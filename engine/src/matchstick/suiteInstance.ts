import { pureImports } from '../host/hostImports.js'
import { linkImports } from '../host/linkImports.js'
import { checkExports, type MappingExports, start } from '../host/mappingExports.js'
import { Heap } from '../host/memory/heap.js'
import { CriticalError } from './criticalError.js'
import { assertionImports } from './imports/assertions.js'
import { mockedChainImports } from './imports/mockedChain.js'
import { mockedStoreImports } from './imports/mockedStore.js'
import { mockImports } from './imports/mocks.js'
import { type Registration, registrationImports } from './imports/registration.js'
import { testLogImports } from './imports/testLog.js'
import type { SuiteCalls, SuiteGuest } from './suiteGuest.js'
import type { SuiteState } from './suiteState.js'

/** One instance of a compiled test file, after its top-level code ran. */
export class SuiteInstance implements SuiteGuest, SuiteCalls {
  readonly heap = new Heap()
  readonly state: SuiteState
  /** What was announced so far, in order. */
  readonly registered: Registration[] = []
  /** A further instance on the same state. */
  readonly fresh: () => SuiteInstance
  readonly #exports: MappingExports

  constructor(module: WebAssembly.Module, state: SuiteState) {
    this.state = state
    this.fresh = () => new SuiteInstance(module, state)
    checkExports(module)
    const imports = {
      ...pureImports(this),
      ...assertionImports(this),
      ...mockImports(this),
      ...mockedChainImports(this),
      ...mockedStoreImports(this),
      ...registrationImports(this),
      ...testLogImports(this),
    }
    this.#exports = new WebAssembly.Instance(module, linkImports(module, imports)).exports as MappingExports
    this.heap.attach(this.#exports)
    start(this.#exports)
    this.heap.markConstants(this.#exports.allocate(0) >>> 0)
  }

  /** Calls the function at a place of the module's table. */
  callTable(index: number): void {
    const table = this.#exports.table as WebAssembly.Table | undefined
    const run = table?.get(index)
    if (typeof run !== 'function')
      throw new CriticalError('The test file was compiled without its function table.', {
        facts: { index },
        remedy: 'Compile the tests again.',
      })
    run()
  }

  callExport(name: string, ...args: number[]): void {
    const run = this.#exports[name]
    if (typeof run !== 'function')
      throw new CriticalError(`The test file exports no function "${name}".`, {
        facts: { name },
        remedy: 'Export the callback from the test file.',
      })
    run(...args)
  }
}
