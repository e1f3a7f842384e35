import type { InputSchema } from '../core/inputSchema.js';
/** Statements that create what the searches of a schema need. */
export declare const fulltextTables: ({ fulltexts, entities }: InputSchema) => readonly string[];
