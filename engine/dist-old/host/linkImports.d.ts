import type { HostFunction, Imports } from './guest.js';
type Links = Record<string, Record<string, HostFunction>>;
/** Functions for everything a module imports, found by name alone. An unknown name is refused. */
export declare const linkImports: (module: WebAssembly.Module, imports: Imports) => Links;
export {};
