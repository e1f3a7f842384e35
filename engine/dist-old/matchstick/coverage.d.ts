/** Handlers that a data source or template of the manifest names. */
export type HandlerSource = Readonly<{
    name: string;
    handlers: readonly string[];
}>;
/** Which handlers of a source the tests call. */
export type SourceCoverage = Readonly<{
    name: string;
    handlers: readonly (readonly [string, boolean])[];
}>;
/**
 * Which handlers are called anywhere in the text of compiled tests, whether or not that code runs.
 */
export declare const handlerCoverage: (sources: readonly HandlerSource[], modules: readonly string[]) => SourceCoverage[];
/** The text of WASM modules, made by the library that the compiler at `compiler` builds on. */
export declare const wasmTexts: (compiler: string, modules: readonly Uint8Array[]) => Promise<string[]>;
/** The report of handler coverage. */
export declare const coverageLines: (sources: readonly SourceCoverage[]) => string[];
