import type { Entity, EntityId } from '../core/entity.js';
import type { EntityType, Field } from '../core/inputSchema.js';
import type { Connection } from './openDatabase.js';
/** Reads and writes the versions of one entity type; see `openEntityTable`. */
export type EntityTable = Readonly<{
    /** The current version, unless a file wrote it. */
    load(id: EntityId): Entity | null;
    /** Whether there is a current version, whoever wrote it. */
    has(id: EntityId): boolean;
    /** Current entities, but those of files, whose field `link` is `id` or contains it. */
    loadLinked(link: Field, id: EntityId): readonly Entity[];
    /** @param region id of the file that writes; 0, the default, is the chain */
    insert(entity: Entity, block: number, region?: number): void;
    /** Ends the current version at `block` and begins another. */
    update(id: EntityId, entity: Entity, block: number): void;
    /** Ends the current version at `block`. */
    remove(id: EntityId, block: number): void;
    /** Number of versions; slow on large tables. */
    count(): number;
}>;
/** Prepared access to one entity type's table. */
export declare const openEntityTable: (db: Connection, type: EntityType, { hasRegions }?: {
    hasRegions?: boolean;
}) => EntityTable;
