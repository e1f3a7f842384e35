import type { Entity, EntityId, ScalarValue } from '../core/entity.js';
import type { EntityType, IdKind, InputSchema } from '../core/inputSchema.js';
import type { StoreFields, StoreValue } from './storeValue.js';
/** The id by which a mapping asks for a new one; the entity cache makes it. */
export declare const AUTO_ID = "auto";
/** The entity type that a mapping names; `action` completes the refusal: get, set, remove. */
export declare const entityTypeOf: (schema: InputSchema, name: string, action: string) => EntityType;
/** The id in its one spelling: lower-case `0x` text for bytes, shortest decimal text for numbers. */
export declare const parseEntityId: (type: EntityType, text: string) => EntityId;
/** The value of the field `id`. */
export declare const entityIdValue: (kind: IdKind, id: EntityId) => ScalarValue;
/**
 * The stored fields that a mapping set, checked against the schema: only known fields, each of exactly its
 * kind. Fields that are missing are not looked for. A field the schema does not know is an error from
 * apiVersion 0.0.8 on and is dropped before. No retry can mend what is refused here, so it is deterministic.
 */
export declare const checkEntity: (type: EntityType, id: EntityId, fields: StoreFields, options: Readonly<{
    refuseUndefined: boolean;
}>) => Entity;
/** A value as error messages and test assertions print it. */
export declare const storeValueText: (stored: StoreValue) => string;
