import type { EntityType, Field, InputSchema } from './inputSchema.js';
/** An index that the author of a subgraph asks for: queries filter by all fields but the last and order by that. */
export type IndexHint = Readonly<{
    type: EntityType;
    fields: readonly Field[];
}>;
/**
 * Reads hints: for each entity type a list of fields, or of several fields with blanks between them, such as
 * `{ "Deal": ["timestamp", "app timestamp"] }`.
 *
 * @throws EngineError naming the hint that no stored field answers to
 */
export declare const parseIndexHints: (text: string, schema: InputSchema, path: string) => readonly IndexHint[];
