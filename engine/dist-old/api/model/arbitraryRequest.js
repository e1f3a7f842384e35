import fc from 'fast-check';
import { SCALARS, targetIds } from './arbitraryWorld.js';
import { idKindOf } from './evaluate.js';
import { EnumValue } from './query.js';
import { fieldsOf } from './world.js';
const ORDERED = ['', 'not', 'gt', 'gte', 'lt', 'lte', 'in', 'not_in'];
const MEMBERSHIP = ['', 'not', 'in', 'not_in'];
const TEXT = ['contains', 'starts_with', 'ends_with'].flatMap((operator) => [
    operator,
    `not_${operator}`,
    `${operator}_nocase`,
    `not_${operator}_nocase`,
]);
const LIST = ['', 'not', 'contains', 'not_contains'];
const NOCASE = ['contains_nocase', 'not_contains_nocase'];
const operatorsOf = (kind, list) => {
    if (list)
        return kind === 'String' ? [...LIST, ...NOCASE] : LIST;
    if (kind === 'Boolean' || kind === 'Color')
        return MEMBERSHIP;
    if (kind === 'String')
        return [...ORDERED, ...TEXT];
    return kind === 'Bytes' ? [...ORDERED, 'contains', 'not_contains'] : ORDERED;
};
/** A condition on a field; undefined where its kind has none that can be written simply. */
const condition = (world, target, field) => {
    if (field.kind === 'derived')
        return undefined;
    const isReference = field.kind === 'reference';
    const kind = isReference ? idKindOf(world, field.target) : field.scalar;
    // References to numeric ids are filtered by another type of value.
    if (isReference && kind === 'Int8')
        return undefined;
    const ids = targetIds(world, isReference ? field.target : target);
    const value = isReference || field.name === 'id'
        ? fc.constantFrom(...ids)
        : kind === 'Color'
            ? SCALARS.Color.map((name) => new EnumValue(String(name)))
            : SCALARS[kind];
    const operators = isReference && !field.list
        ? kind === 'ID'
            ? [...ORDERED, ...TEXT]
            : ORDERED
        : operatorsOf(kind === 'ID' && field.list ? 'String' : kind, field.list);
    return fc.constantFrom(...operators).chain((operator) => {
        const key = operator === '' ? field.name : `${field.name}_${operator}`;
        const canBeNull = (operator === '' || operator === 'not') && field.name !== 'id';
        const one = field.list || operator === 'in' || operator === 'not_in' ? fc.array(value, { maxLength: 3 }) : value;
        return (canBeNull ? fc.option(one, { nil: null, freq: 4 }) : one).map((given) => ({ [key]: given }));
    });
};
const made = new WeakMap();
/** Generators are built once for each world: building them takes longer than drawing from them. */
const once = (world, key, build) => {
    const known = made.get(world) ?? new Map();
    made.set(world, known);
    if (!known.has(key))
        known.set(key, build());
    return known.get(key);
};
const conditions = (world, target) => fc.oneof(...fieldsOf(world, target).flatMap((field) => condition(world, target, field) ?? []));
/** Conditions joined by `and` and `or`, and, unless it is one itself, conditions on related entities. */
const arbitraryWhere = (world, target, { isChild = false } = {}) => {
    const simple = conditions(world, target);
    const children = fieldsOf(world, target).flatMap((field) => field.kind === 'scalar' || isChild
        ? []
        : arbitraryWhere(world, field.target, { isChild: true }).map((where) => ({ [`${field.name}_`]: where })));
    const change = fc
        .nat(world.blocks.length)
        .map((number) => ({ _change_block: { number_gte: number } }));
    const { where } = fc.letrec((tie) => ({
        where: fc.oneof({ depthSize: 'small', withCrossShrink: true }, simple, ...(children.length > 0 ? [fc.oneof(...children)] : []), fc.tuple(simple, simple).map(([a, b]) => ({ ...a, ...b })), ...(isChild ? [] : [change]), fc.array(tie('where'), { maxLength: 3 }).map((or) => ({ or })), fc.array(tie('where'), { maxLength: 3 }).map((and) => ({ and }))),
    }));
    return where;
};
const isOrderable = (field) => field.kind === 'scalar' && !field.list && field.scalar !== 'Color';
const orderings = (world, target, isRoot) => fieldsOf(world, target).flatMap((field) => {
    if (isOrderable(field))
        return [field.name];
    if (field.kind !== 'reference' || field.list || !isRoot)
        return [];
    return fieldsOf(world, field.target)
        .filter((inner) => isOrderable(inner) && inner.name !== 'id')
        .map((inner) => `${field.name}__${inner.name}`);
});
const listArguments = (world, target, isRoot) => once(world, `list ${target} ${isRoot}`, () => buildListArguments(world, target, isRoot));
const buildListArguments = (world, target, isRoot) => fc.record({
    where: once(world, `where ${target}`, () => arbitraryWhere(world, target)),
    orderBy: fc.constantFrom(...orderings(world, target, isRoot)),
    orderDirection: fc.constantFrom('asc', 'desc'),
    first: fc.integer({ min: 1, max: 6 }),
    skip: fc.nat(3),
}, { requiredKeys: [] });
const selectionOf = (world, target, depth) => once(world, `selection ${target} ${depth}`, () => arbitrarySelection(world, target, depth));
/** Fields in random number, each under a key of its own, so that nothing has to be merged. */
const arbitrarySelection = (world, target, depth) => {
    const fields = fieldsOf(world, target);
    const leaf = fc.record({
        name: fc.constantFrom('__typename', ...fields.flatMap((field) => (field.kind === 'scalar' ? field.name : []))),
        include: fc.option(fc.boolean(), { nil: undefined, freq: 6 }),
    });
    const parts = [
        leaf.map(({ name, include }) => 
        // A directive on `__typename` is ignored.
        include === undefined || name === '__typename'
            ? { kind: 'leaf', name }
            : { kind: 'leaf', name, include }),
    ];
    if (depth > 0)
        for (const field of fields)
            if (field.kind !== 'scalar')
                parts.push(fc
                    .tuple(field.list ? listArguments(world, field.target, false) : fc.constant({}), selectionOf(world, field.target, depth - 1))
                    .map(([args, selection]) => ({ kind: 'object', name: field.name, args, selection })));
    const implementers = world.types.filter((type) => type.implements === target);
    if (implementers.length > 0)
        parts.push(fc
            .constantFrom(...implementers)
            .chain(({ name }) => selectionOf(world, name, Math.max(0, depth - 1)).map((selection) => ({ kind: 'fragment', on: name, selection }))));
    return fc.array(fc.oneof(...parts), { minLength: 1, maxLength: 4 }).map((chosen) => withKeys(chosen, 'k'));
};
/** Gives every field a key, and always one that nothing leaves out. */
const withKeys = (selection, prefix) => [
    { kind: 'leaf', name: 'id', alias: `${prefix}id` },
    ...selection.map((part, at) => part.kind === 'fragment'
        ? { ...part, selection: withKeys(part.selection, `${prefix}${at}f`) }
        : { ...part, alias: `${prefix}${at}` }),
];
const arbitraryRoot = (world, key) => fc.constantFrom('Apple', 'Bear', 'Cat', 'Node').chain((target) => fc
    .record({
    key: fc.constant(key),
    target: fc.constant(target),
    args: listArguments(world, target, true),
    selection: selectionOf(world, target, 2),
})
    .chain((root) => fc
    .option(fc.constantFrom(...targetIds(world, target)), { nil: undefined, freq: 2 })
    .map((id) => (id === undefined || root.args.where ? root : { ...root, id, args: {} }))));
/** A random request on a world. */
export const arbitraryRequest = (world) => fc.record({
    block: fc.option(fc.nat(world.blocks.length - 1), { nil: null }),
    roots: fc.oneof(fc.tuple(arbitraryRoot(world, 'r0')), fc.tuple(arbitraryRoot(world, 'r0'), arbitraryRoot(world, 'r1'))),
});
//# sourceMappingURL=arbitraryRequest.js.map