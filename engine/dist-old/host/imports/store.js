import { AUTO_ID, checkEntity, entityTypeOf, parseEntityId } from '../entity.js';
import { deterministic } from '../hostError.js';
import { writeEntity } from '../memory/entity.js';
import { readStoreFields, writeEntities } from '../memory/storeValue.js';
import { readText } from '../memory/text.js';
/** Since this version a field that the schema does not know is an error. */
const REFUSE_UNDEFINED = '0.0.8';
/** `store.*`: entities as the running handler sees them. */
export const storeImports = (guest) => {
    const { heap } = guest;
    const inOrder = orderedFields();
    const refusesUndefined = memoised((version) => atLeast(version, REFUSE_UNDEFINED));
    const write = (type, entity) => writeEntity(heap, inOrder(type), entity);
    const typeAndId = (typeName, idText, action) => {
        const type = entityTypeOf(guest.run.schema, readText(heap, typeName), action);
        return { type, id: parseEntityId(type, readText(heap, idText)) };
    };
    return {
        'store.get': (typeName, idText) => {
            const { type, id } = typeAndId(typeName, idText, 'get');
            const entity = guest.run.world.store.get(type.name, id);
            return entity === null ? 0 : write(type, entity);
        },
        'store.get_in_block': (typeName, idText) => {
            const { type, id } = typeAndId(typeName, idText, 'get');
            const entity = guest.run.world.store.getInBlock(type.name, id);
            return entity === null ? 0 : write(type, entity);
        },
        'store.loadRelated': (typeName, idText, fieldName) => {
            const { type, id } = typeAndId(typeName, idText, 'get');
            const name = readText(heap, fieldName);
            const field = type.fields.get(name);
            if (field?.derivedFrom === undefined)
                throw deterministic(`Entity ${type.name}[${id}]: ${field ? `field is not derived \`${name}\`` : `unknown field \`${name}\``}`);
            const target = entityTypeOf(guest.run.schema, field.base, 'get');
            const related = guest.run.world.store.loadRelated(type.name, id, name);
            return writeEntities(heap, related.map((entity) => write(target, entity)));
        },
        'store.set': (typeName, idText, data) => {
            const type = entityTypeOf(guest.run.schema, readText(heap, typeName), 'set');
            // Ids of data points are generated, whatever the mapping says.
            const id = type.timeseries ? AUTO_ID : parseEntityId(type, readText(heap, idText));
            const refuseUndefined = refusesUndefined(guest.run.apiVersion);
            const entity = checkEntity(type, id, readStoreFields(heap, data), { refuseUndefined });
            guest.run.world.store.set(type.name, id, entity);
            return undefined;
        },
        'store.remove': (typeName, idText) => {
            const { type, id } = typeAndId(typeName, idText, 'remove');
            guest.run.world.store.remove(type.name, id);
            return undefined;
        },
    };
};
/** Stored fields of a type in the order of their names, sorted once per type. */
const orderedFields = () => {
    const known = new Map();
    return (type) => {
        let fields = known.get(type);
        if (!fields) {
            fields = [...type.stored].sort((a, b) => (a.name < b.name ? -1 : 1));
            known.set(type, fields);
        }
        return fields;
    };
};
/** Remembers the last answer: one instance serves handlers of few versions. */
const memoised = (compute) => {
    let last;
    return (argument) => {
        if (last?.argument !== argument)
            last = { argument, value: compute(argument) };
        return last.value;
    };
};
const atLeast = (version, minimum) => version.localeCompare(minimum, 'en', { numeric: true }) >= 0;
//# sourceMappingURL=store.js.map