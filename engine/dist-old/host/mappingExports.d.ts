import type { HeapExports } from './memory/heap.js';
/** What every mapping exports, besides its handlers. */
export type MappingExports = HeapExports & Readonly<Record<string, unknown>>;
/** Refuses a module that lacks an export which the host needs. */
export declare const checkExports: (module: WebAssembly.Module) => void;
/** Runs the top-level code of a mapping. */
export declare const start: (exports: MappingExports) => void;
