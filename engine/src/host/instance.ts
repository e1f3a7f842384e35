import type { Trigger } from '../core/handler.js'
import type { Guest, Run } from './guest.js'
import { HostError, nonDeterministic } from './hostError.js'
import { hostImports } from './hostImports.js'
import { linkImports } from './linkImports.js'
import { type MappingExports, start } from './mappingExports.js'
import { Heap } from './memory/heap.js'
import { TriggerWriter } from './memory/triggerWriter.js'
import { Snapshot } from './snapshot.js'

/** An instance whose memory grew beyond this is not worth cleaning. */
const KEEP_UP_TO = 4 * 1024 * 1024

/** One instance of a mapping. Between handlers it is set back to what it was after `_start`. */
export class Instance implements Guest {
  readonly heap = new Heap()
  readonly #triggers = new TriggerWriter(this.heap)
  readonly #exports: MappingExports
  readonly #snapshot: Snapshot
  #run: Run
  #starting = true
  /** `_start` asked the world: what it learned is part of the state and may not serve another run. */
  #bound = false

  constructor(module: WebAssembly.Module, globals: readonly string[], run: Run) {
    this.#run = run
    const { exports } = new WebAssembly.Instance(module, linkImports(module, hostImports(this)))
    this.#exports = exports as MappingExports
    this.heap.attach(this.#exports)
    startOrRefuse(this.#exports)
    this.#starting = false
    this.heap.dropArenas()
    this.heap.markConstants(this.#exports.allocate(0) >>> 0)
    this.#snapshot = new Snapshot(
      this.#exports.memory,
      globals.map((name) => exports[name] as WebAssembly.Global),
    )
  }

  get run(): Run {
    if (this.#starting) this.#bound = true
    return this.#run
  }

  /** Whether the instance can serve another run after `reset`. */
  get reusable(): boolean {
    return !this.#bound && this.#exports.memory.buffer.byteLength <= KEEP_UP_TO
  }

  /** Calls an exported handler with its trigger. */
  call(handler: string, trigger: Trigger): void {
    const run = this.#exports[handler]
    if (typeof run !== 'function') throw nonDeterministic(`function ${handler} not found`)
    run(this.#triggers.write(trigger))
  }

  /** Undoes everything since `_start` and takes another run. */
  reset(run: Run): void {
    this.#snapshot.restore()
    this.heap.dropArenas()
    this.#run = run
  }
}

/** Whatever goes wrong in top-level code says nothing about the event that happened to come first. */
const startOrRefuse = (exports: MappingExports): void => {
  try {
    start(exports)
  } catch (error) {
    if (error instanceof HostError || error instanceof WebAssembly.RuntimeError)
      throw nonDeterministic(`the top-level code of the mapping failed: ${error.message}`)
    throw error
  }
}
