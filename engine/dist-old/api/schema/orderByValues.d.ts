import type { Field, InputSchema } from '../../core/inputSchema.js';
/** Values of `X_orderBy`: every field, and `field__child` after each single reference. */
export declare const orderByValues: (schema: InputSchema, fields: ReadonlyMap<string, Field>) => string[];
