import { Kind } from 'graphql';
import { tooDeep } from './checkDepth.js';
import { LIMITS } from './limits.js';
import { QueryError } from './queryError.js';
/** The absent value. */
export const NULL = { kind: 'Null' };
const sortedEntries = (entries) => new Map([...entries].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
/** More digits than any integer that an argument takes; reading a number takes the square of its length. */
const MAX_DIGITS = 1_000;
const isInt32 = (value) => (value | 0) === value && !Object.is(value, -0);
/**
 * Value of a JSON variable. Numbers that are no 32-bit integer are floats.
 *
 * @throws QueryError when it is nested deeper than queries may be, or when `spend`, which is called for
 * each value in it, does.
 */
export const valueFromJson = (json, path, spend = () => { }) => {
    spend();
    if (path.length > LIMITS.depth)
        throw tooDeep();
    switch (typeof json) {
        case 'string':
            return { kind: 'String', value: json, path };
        case 'boolean':
            return { kind: 'Boolean', value: json, path };
        case 'number':
            return isInt32(json) ? { kind: 'Int', value: BigInt(json), path } : { kind: 'Float', value: json, path };
        case 'object': {
            if (json === null)
                return { kind: 'Null', path };
            if (Array.isArray(json))
                return {
                    kind: 'List',
                    items: json.map((item, index) => valueFromJson(item, [...path, index], spend)),
                    path,
                };
            const entries = Object.entries(json).map(([key, item]) => [key, valueFromJson(item, [...path, key], spend)]);
            return { kind: 'Object', entries: sortedEntries(entries), path };
        }
        default:
            return NULL;
    }
};
/** Value written in the query text, with variables put in; an unknown variable is null. */
export const valueFromNode = (node, variables) => {
    switch (node.kind) {
        case Kind.VARIABLE:
            return variables.get(node.name.value) ?? NULL;
        case Kind.INT:
            if (node.value.length > MAX_DIGITS)
                throw new QueryError('number too large to fit in target type');
            return { kind: 'Int', value: BigInt(node.value) };
        case Kind.FLOAT:
            return { kind: 'Float', value: Number(node.value) };
        case Kind.STRING:
            return { kind: 'String', value: node.value };
        case Kind.BOOLEAN:
            return { kind: 'Boolean', value: node.value };
        case Kind.ENUM:
            return { kind: 'Enum', value: node.value };
        case Kind.NULL:
            return NULL;
        case Kind.LIST:
            return { kind: 'List', items: node.values.map((item) => valueFromNode(item, variables)) };
        case Kind.OBJECT:
            return {
                kind: 'Object',
                entries: sortedEntries(node.fields.map((field) => [field.name.value, valueFromNode(field.value, variables)])),
            };
    }
};
/** The same value, known to come from a variable. */
export const atPath = (value, path) => {
    if (value.kind === 'List')
        return { ...value, path, items: value.items.map((item, index) => atPath(item, [...path, index])) };
    if (value.kind === 'Object') {
        const entries = [...value.entries].map(([key, item]) => [key, atPath(item, [...path, key])]);
        return { ...value, path, entries: new Map(entries) };
    }
    return { ...value, path };
};
/** Whether the value stays the same whatever the variables are. */
export const isConstant = (value) => {
    if (value.path)
        return false;
    if (value.kind === 'List')
        return value.items.every(isConstant);
    return value.kind !== 'Object' || [...value.entries.values()].every(isConstant);
};
const valueAt = (path, variables) => {
    let value = variables.get(String(path[0])) ?? NULL;
    for (const step of path.slice(1)) {
        if (value.kind === 'Object')
            value = value.entries.get(String(step)) ?? NULL;
        else if (value.kind === 'List')
            value = value.items[Number(step)] ?? NULL;
    }
    return value;
};
/** The same value with what came from variables read anew. */
export const refresh = (value, variables) => {
    if (value.path)
        return valueAt(value.path, variables);
    if (value.kind !== 'List')
        return value;
    return { kind: 'List', items: value.items.map((item) => refresh(item, variables)) };
};
/**
 * What a plan may depend on: kinds and keys, and of lists whether they are empty. Plans built for
 * one shape serve every request of that shape.
 */
export const shapeOf = (value) => {
    if (value.kind === 'Object')
        return `{${[...value.entries].map(([key, item]) => `${key}:${shapeOf(item)}`).join()}}`;
    if (value.kind !== 'List')
        return value.kind[0] ?? '';
    const shapes = value.items.map(shapeOf);
    return shapes.length > 0 &&
        value.items.every((item) => item.kind === value.items[0]?.kind && !isNested(item))
        ? `[${shapes[0]}*]`
        : `[${shapes.join()}]`;
};
const isNested = (value) => value.kind === 'List' || value.kind === 'Object';
//# sourceMappingURL=value.js.map