import type { HandlerSource } from './coverage.js';
import type { Project } from './suiteState.js';
/** What tests need of the project, and the handlers that they should cover. */
export declare const readProject: (directory: string, manifestPath: string) => Project & Readonly<{
    sources: readonly HandlerSource[];
}>;
/** Path of the schema that a manifest names, if it does. */
export declare const schemaPathOf: (manifestPath: string) => string | undefined;
