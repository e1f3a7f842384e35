import type { EntityId, ScalarValue } from './entity.js';
import type { IdKind } from './inputSchema.js';
/** The id as an id or reference field holds it. */
export declare const idToValue: (kind: IdKind, id: EntityId) => string | Uint8Array | bigint;
/** The id that an id or reference field's value stands for. */
export declare const idFromValue: (value: ScalarValue) => EntityId;
/** Order of ids: numbers by value, all others by text. */
export declare const compareIds: (kind: IdKind, a: EntityId, b: EntityId) => number;
