import { compareText, compareValues, matchesValue } from './matchesValue.js';
import { concreteTypes, fieldsOf, stateAt, typeOf, } from './world.js';
const FIRST = 100;
/** Answers a request by looking at every entity there is, the plainest way the rules can be followed. */
export const evaluate = (world, { block, roots }) => {
    const errors = new Set();
    const reading = { world, state: stateAt(world, block ?? world.blocks.length - 1), errors };
    const data = Object.fromEntries(roots.map((root) => [root.key, readRoot(reading, root)]));
    return errors.size > 0 ? { errors } : { data };
};
const readRoot = (reading, { target, id, args, selection }) => {
    const all = among(reading, target);
    if (id === undefined)
        return page(reading, target, all, args).map((version) => select(reading, version, selection));
    const found = all.find(({ entity }) => entity.id === id);
    return found ? select(reading, found, selection) : null;
};
/** All entities of a type, or of the types that implement an interface. */
const among = ({ world, state }, target) => {
    const types = concreteTypes(world, target);
    return state.filter(({ type }) => types.includes(type));
};
const select = (reading, version, selection) => {
    const { type, entity } = version;
    const result = {};
    for (const part of selection) {
        if (part.kind === 'fragment') {
            if (part.on === type.name || part.on === type.implements)
                Object.assign(result, select(reading, version, part.selection));
            continue;
        }
        const key = part.alias ?? part.name;
        if (part.kind === 'object')
            result[key] = follow(reading, version, part);
        else if (part.include !== false)
            result[key] = part.name === '__typename' ? type.name : entity[part.name];
    }
    return result;
};
const follow = (reading, version, { name, args, selection }) => {
    const field = ownField(version.type, name);
    if (field.kind === 'scalar')
        throw new Error(`${name} refers to nothing`);
    const children = related(reading, version, field);
    if (field.list)
        return page(reading, field.target, children, args).map((child) => select(reading, child, selection));
    const [child, ...others] = children;
    if (field.kind === 'derived' && others.length > 0) {
        reading.errors.add(`Ambiguous result for derived field \`${name}\`: Multiple \`${field.target}\` entities refer back via \`${field.via}\``);
        return null;
    }
    if (child)
        return select(reading, child, selection);
    if (field.kind === 'reference' && field.required)
        reading.errors.add(`Null value resolved for non-null field \`${name}\``);
    return null;
};
/** What a field refers to, or what refers back. */
const related = (reading, { type, entity }, field) => {
    if (field.kind === 'scalar')
        return [];
    const candidates = among(reading, field.target);
    if (field.kind === 'reference')
        return candidates.filter(({ entity: { id } }) => idsIn(entity[field.name]).includes(id));
    return candidates.filter((child) => {
        const back = ownField(child.type, field.via);
        if (back.kind !== 'reference')
            throw new Error(`${field.via} refers to nothing`);
        return (concreteTypes(reading.world, back.target).includes(type) &&
            idsIn(child.entity[field.via]).includes(entity.id));
    });
};
const idsIn = (value) => Array.isArray(value) ? value : value == null ? [] : [String(value)];
const ownField = (type, name) => {
    const found = type.fields.find((field) => field.name === name);
    if (!found)
        throw new Error(`${type.name} has no field ${name}`);
    return found;
};
const page = (reading, target, candidates, { where, orderBy, orderDirection, first, skip = 0 }) => {
    const found = candidates.filter((version) => where === undefined || matches(reading, target, version, where));
    const sorted = found.toSorted((a, b) => order(reading, target, orderBy ?? 'id', a, b));
    if (orderBy !== undefined && orderDirection === 'desc')
        sorted.reverse();
    return sorted.slice(skip, skip + (first ?? FIRST));
};
const matches = (reading, target, version, where) => Object.entries(where).every(([key, value]) => {
    if (key === 'and')
        return value.every((part) => matches(reading, target, version, part));
    if (key === 'or')
        return value.some((part) => matches(reading, target, version, part));
    if (key === '_change_block')
        return version.since >= value.number_gte;
    const [name = ''] = key.split('_');
    const field = ownField(version.type, name);
    if (key === `${name}_`)
        return related(reading, version, field).some((child) => matches(reading, field.kind === 'scalar' ? '' : field.target, child, value));
    return matchesValue(comparisonOf(reading.world, field), version.entity[name] ?? null, key.slice(name.length + 1), plain(value));
});
/** Enum values compare as their names. */
const plain = (value) => JSON.parse(JSON.stringify(value));
const COMPARISONS = {
    ID: 'text',
    String: 'text',
    Color: 'text',
    Bytes: 'bytes',
    Boolean: 'boolean',
    Int: 'number',
    Int8: 'number',
    BigInt: 'number',
    BigDecimal: 'number',
    Timestamp: 'number',
};
const comparisonOf = (world, field) => {
    if (field.kind === 'scalar')
        return { kind: COMPARISONS[field.scalar], list: field.list };
    const [target] = concreteTypes(world, field.target);
    return { kind: COMPARISONS[target?.idKind ?? 'ID'], list: field.list };
};
/** Ascending order of two entities by a field, or by a field of what a reference leads to; nulls last, then ids. */
const order = (reading, target, orderBy, a, b) => {
    const [name = '', inner] = orderBy.split('__');
    const byId = compareIds(a, b);
    if (orderBy === 'id')
        return byId;
    const sortValue = (version) => {
        if (inner === undefined)
            return version.entity[name] ?? null;
        return related(reading, version, ownField(version.type, name))[0]?.entity[inner] ?? null;
    };
    const [left, right] = [sortValue(a), sortValue(b)];
    if (left === null || right === null)
        return Number(left === null) - Number(right === null) || byId;
    const field = fieldsOf(reading.world, target).find((candidate) => candidate.name === name);
    const sorted = inner === undefined || field === undefined || field.kind === 'scalar'
        ? field
        : fieldsOf(reading.world, field.target).find((candidate) => candidate.name === inner);
    if (!sorted)
        throw new Error(`no field ${orderBy}`);
    return compareValues(comparisonOf(reading.world, sorted).kind, left, right) || byId;
};
const compareIds = (a, b) => a.type.idKind === 'Int8'
    ? compareValues('number', a.entity.id, b.entity.id)
    : compareText(a.entity.id, b.entity.id);
/** Kind of the ids of a type or interface. */
export const idKindOf = (world, target) => (concreteTypes(world, target)[0] ?? typeOf(world, target)).idKind;
//# sourceMappingURL=evaluate.js.map