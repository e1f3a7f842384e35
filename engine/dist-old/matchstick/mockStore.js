import { bytesToHex } from '../core/hex.js';
import { deterministic } from '../host/hostError.js';
import { CriticalError } from './criticalError.js';
/**
 * Entities of a test file, by type and id. Setting replaces an entity; kinds of values are not checked, but
 * every non-null field must be there.
 */
export class MockStore {
    #schema;
    #types = new Map();
    constructor(schema) {
        this.#schema = schema;
    }
    /** Names of the types that hold entities, and their entities by id. */
    get types() {
        return this.#types;
    }
    get(type, id) {
        return this.#types.get(type)?.get(id);
    }
    count(type) {
        return this.#types.get(type)?.size ?? 0;
    }
    set(typeName, id, fields) {
        for (const field of this.type(typeName).stored)
            if (field.nonNull)
                checkPresent(typeName, field, fields);
        const entities = this.#types.get(typeName) ?? new Map();
        this.#types.set(typeName, entities.set(id, fields));
    }
    remove(type, id) {
        const entities = this.#types.get(type);
        if (!entities?.delete(id))
            throw deterministic(`(store.remove) Entity with type '${type}' and id '${id}' does not exist.`);
        if (entities.size === 0)
            this.#types.delete(type);
    }
    clear() {
        this.#types.clear();
    }
    /** Entities behind a derived field: those whose link field is, or contains, the id. */
    related(typeName, id, fieldName) {
        const field = this.type(typeName).fields.get(fieldName);
        const link = field?.derivedFrom;
        if (!field || link === undefined)
            throw deterministic(`Field '${fieldName}' of entity type '${typeName}' is not derived.`);
        const targets = this.#schema.interfaces.get(field.base)?.implementers ?? [field.base];
        return targets.flatMap((target) => [...(this.#types.get(target)?.values() ?? [])]
            .filter((entity) => pointsAt(entity.get(link), id))
            .map((entity) => [target, entity]));
    }
    type(name) {
        const type = this.#schema.entities.get(name);
        if (type)
            return type;
        throw new CriticalError(`The schema has no entity type '${name}'.`, {
            facts: { type: name },
            remedy: 'Correct the name in the test or add the type to schema.graphql.',
        });
    }
}
const checkPresent = (typeName, field, fields) => {
    const value = fields.get(field.name);
    if (!value)
        throw deterministic(`Missing value for non-nullable field '${field.name}' for an entity of type '${typeName}'.`);
    if (value.kind === 'Null')
        throw deterministic(`The required field '${field.name}' for an entity of type '${typeName}' is null.`);
};
const pointsAt = (value, id) => {
    switch (value?.kind) {
        case 'String':
            return value.value === id;
        case 'Bytes':
            return bytesToHex(value.value) === id;
        case 'Int8':
            return String(value.value) === id;
        case 'List':
            return value.value.some((element) => pointsAt(element, id));
        default:
            return false;
    }
};
//# sourceMappingURL=mockStore.js.map