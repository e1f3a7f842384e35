/** ES2024, in every supported Node. */
interface String {
  /** Whether the string has no lone surrogate. */
  isWellFormed(): boolean
}

/** The part of the WebAssembly JS API that the host uses; TypeScript declares it only together with the DOM. */
declare namespace WebAssembly {
  type ImportExportKind = 'function' | 'table' | 'memory' | 'global' | 'tag'
  type ModuleImport = { module: string; name: string; kind: ImportExportKind }
  type ModuleExport = { name: string; kind: ImportExportKind }

  class Module {
    constructor(bytes: Uint8Array)
    static imports(module: Module): ModuleImport[]
    static exports(module: Module): ModuleExport[]
  }
  class Instance {
    constructor(module: Module, imports?: Record<string, Record<string, unknown>>)
    readonly exports: Record<string, unknown>
  }
  class Memory {
    constructor(descriptor: { initial: number; maximum?: number })
    readonly buffer: ArrayBuffer
  }
  class Table {
    get(index: number): unknown
  }
  class Global<T = unknown> {
    value: T
  }
  class RuntimeError extends Error {}
  class CompileError extends Error {}
  class LinkError extends Error {}
}
