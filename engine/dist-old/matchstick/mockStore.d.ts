import type { EntityType, InputSchema } from '../core/inputSchema.js';
import type { StoreFields } from '../host/storeValue.js';
/**
 * Entities of a test file, by type and id. Setting replaces an entity; kinds of values are not checked, but
 * every non-null field must be there.
 */
export declare class MockStore {
    #private;
    constructor(schema: InputSchema);
    /** Names of the types that hold entities, and their entities by id. */
    get types(): ReadonlyMap<string, ReadonlyMap<string, StoreFields>>;
    get(type: string, id: string): StoreFields | undefined;
    count(type: string): number;
    set(typeName: string, id: string, fields: StoreFields): void;
    remove(type: string, id: string): void;
    clear(): void;
    /** Entities behind a derived field: those whose link field is, or contains, the id. */
    related(typeName: string, id: string, fieldName: string): [string, StoreFields][];
    type(name: string): EntityType;
}
