import { bigDecimalToString } from '../core/bigDecimal.js';
import { bytesToHex, parseHex } from '../core/hex.js';
import { deterministic } from './hostError.js';
/** The id by which a mapping asks for a new one; the entity cache makes it. */
export const AUTO_ID = 'auto';
/** The field of a data point that the entity cache sets, whatever a mapping says. */
const TIME = 'timestamp';
/** The entity type that a mapping names; `action` completes the refusal: get, set, remove. */
export const entityTypeOf = (schema, name, action) => {
    const type = schema.entities.get(name);
    if (type)
        return type;
    if (schema.interfaces.has(name) || schema.aggregations.has(name))
        throw deterministic(`Cannot ${action} entity of type \`${name}\`. The type must be an @entity type`);
    throw deterministic(`entity type \`${name}\` not found in the schema`);
};
/** The id in its one spelling: lower-case `0x` text for bytes, shortest decimal text for numbers. */
export const parseEntityId = (type, text) => {
    if (type.idKind === 'String')
        return text;
    if (text === AUTO_ID)
        return AUTO_ID;
    if (type.idKind === 'Int8') {
        if (!/^[+-]?\d+$/.test(text))
            throw deterministic(`\`${text}\` is no Int8 id of entity type \`${type.name}\``);
        return String(BigInt(text.replace('+', '')));
    }
    const bytes = parseHex(text);
    if (!bytes)
        throw deterministic(`\`${text}\` is no Bytes id of entity type \`${type.name}\``);
    return bytesToHex(bytes);
};
/** The value of the field `id`. */
export const entityIdValue = (kind, id) => {
    if (kind === 'String')
        return id;
    return kind === 'Int8' ? BigInt(id) : new Uint8Array(parseHex(id) ?? []);
};
/**
 * The stored fields that a mapping set, checked against the schema: only known fields, each of exactly its
 * kind. Fields that are missing are not looked for. A field the schema does not know is an error from
 * apiVersion 0.0.8 on and is dropped before. No retry can mend what is refused here, so it is deterministic.
 */
export const checkEntity = (type, id, fields, options) => {
    checkId(type, id, fields.get('id'));
    if (options.refuseUndefined)
        refuseUndefined(type, fields);
    const entity = {};
    if (id !== AUTO_ID || type.idKind === 'String')
        entity.id = entityIdValue(type.idKind, id);
    for (const [name, value] of fields) {
        const field = type.fields.get(name);
        if (field && name !== 'id' && !(type.timeseries && name === TIME))
            entity[name] = checkField(type, id, field, value);
    }
    return entity;
};
const checkId = (type, id, given) => {
    if (given === undefined || given.kind === 'Null' || (id === AUTO_ID && type.idKind !== 'String'))
        return;
    if (given.kind !== type.idKind)
        throw deterministic(`Attribute \`${type.name}.id\` has wrong type: expected ${type.idKind} but got ${given.kind}`);
    const text = given.value instanceof Uint8Array ? bytesToHex(given.value) : String(given.value);
    if (text !== id)
        throw deterministic(`Value of ${type.name} attribute 'id' conflicts with ID passed to \`store.set()\`: ${text} != ${id}`);
};
const refuseUndefined = (type, fields) => {
    const names = [...fields.keys()].filter((name) => !type.fields.has(name)).sort();
    if (names.length > 0)
        throw deterministic(`Attempted to set undefined fields [${names.join(', ')}] for the entity type \`${type.name}\`. Make sure those fields are defined in the schema.`);
};
const checkField = (type, id, field, value) => {
    const fail = (text) => deterministic(`Entity ${type.name}[${id}]: ${text}`);
    if (field.derivedFrom !== undefined)
        throw fail(`field \`${field.name}\` is derived and cannot be set`);
    if (value.kind === 'Null')
        return null;
    if (!field.list && value.kind === field.kind)
        return value.value;
    if (!field.list || value.kind !== 'List')
        throw fail(`the value \`${storeValueText(value)}\` for field \`${field.name}\` must have type ${field.type} but has type ${value.kind}`);
    return value.value.map((element, index) => {
        if (element.kind === field.kind)
            return element.value;
        throw fail(`field \`${field.name}\` is of type ${field.type}, but the value \`${storeValueText(value)}\` contains a ${element.kind} at index ${index}`);
    });
};
/** A value as error messages and test assertions print it. */
export const storeValueText = (stored) => {
    switch (stored.kind) {
        case 'Null':
            return 'null';
        case 'Bytes':
            return bytesToHex(stored.value);
        case 'BigDecimal':
            return bigDecimalToString(stored.value);
        case 'List':
            return `[${stored.value.map(storeValueText).join(', ')}]`;
        default:
            return String(stored.value);
    }
};
//# sourceMappingURL=entity.js.map