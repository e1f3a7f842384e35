import type { Entity, EntityId } from './entity.js';
import { type EntityView } from './handler.js';
import type { EntityType, Field, InputSchema } from './inputSchema.js';
/** What a block did to one entity, against its state before the block. */
export type EntityChange = Readonly<{
    kind: 'insert' | 'update';
    type: EntityType;
    id: EntityId;
    entity: Entity;
}> | Readonly<{
    kind: 'remove';
    type: EntityType;
    id: EntityId;
}>;
/** Committed state, as the store gives it. */
export type StoredEntities = Readonly<{
    load(type: EntityType, id: EntityId): Entity | null;
    /** Entities of `type` whose field `link` is `id` or contains it. */
    loadLinked(type: EntityType, link: Field, id: EntityId): readonly Entity[];
    /** The first of `types` that has an entity with this id. */
    findHolder(types: readonly EntityType[], id: EntityId): EntityType | undefined;
}>;
/** State of entities while a block is processed; see `createEntityCache`. */
export type EntityCache = Readonly<{
    /** What the running handler reads and writes. */
    view: EntityView;
    beginBlock(block: Readonly<{
        number: number;
        timestamp: number;
    }>): void;
    /** Makes the finished handler's writes part of the block. */
    keepHandler(): void;
    /** Drops what the running handler wrote, generated ids included. */
    discardHandler(): void;
    /** The block's changes in order of first write. Throws when they break a rule of the schema. */
    changes(): readonly EntityChange[];
    /** Makes the block's changes, now stored, the committed state. */
    keepBlock(changes: readonly EntityChange[]): void;
    /** Drops everything the block wrote. */
    discardBlock(): void;
    /** Forgets all state, as after a rewind of the store. */
    clear(): void;
}>;
/**
 * The journal between handlers and store: committed state, what this block wrote and what the running
 * handler wrote, each layered over the one before. A write merges into the entity; a write after a removal
 * replaces it; a write that changes nothing leaves no trace.
 *
 * @param options.size how many committed entities to keep in memory, twice over. @default 20_000
 */
export declare const createEntityCache: (schema: InputSchema, stored: StoredEntities, options?: {
    size?: number;
}) => EntityCache;
/** Text of the failure when an immutable entity is written in a later block than its first. */
export declare const immutableMessage: (type: EntityType, id: EntityId, block: number) => string;
