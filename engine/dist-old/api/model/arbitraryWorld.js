import fc from 'fast-check';
/** Few and awkward, so that values meet: wildcards, case, bytes beyond ASCII, long texts with a common beginning. */
const LONG = 'x'.repeat(300);
const text = fc.constantFrom(...[
    '',
    'a',
    'A',
    'ab',
    'aB',
    'a_b',
    'a%b',
    '[a]',
    'é',
    'É',
    '🙂',
    '%',
    'b_',
    'a%',
    '%b',
    '\\_',
    "o'k",
    '"q"',
], LONG, `${LONG}y`);
/** Values of each kind of scalar, as the API prints them. */
export const SCALARS = {
    String: text,
    Int: fc.constantFrom(0, -1, 7, 2_147_483_647, -2_147_483_648),
    Int8: fc.constantFrom('0', '-1', '9223372036854775807', '-9223372036854775808', '9007199254740993'),
    BigInt: fc.constantFrom('0', '-1', '9', '10', '-10', '18446744073709551616', `1${'0'.repeat(70)}`, `-1${'0'.repeat(70)}`),
    BigDecimal: fc.constantFrom('0', '-0.5', '0.5', '0.05', '10.5', '9.75', '-10', '0.000000001', '100000000000000000000'),
    Bytes: fc.constantFrom('0x', '0x00', '0xab', '0xabcd', '0xcdab', '0xff'),
    Boolean: fc.boolean(),
    Timestamp: fc.constantFrom('0', '1710837304040956', '1710837304040955', '-1'),
    Color: fc.constantFrom('RED', 'GREEN', 'BLUE'),
};
const IDS = {
    ID: (type) => ['a', 'A', 'ab', 'é', '10', '9'].map((id) => `${'xyz'[type]}${id}`),
    Bytes: (type) => ['', '00', 'ab', 'abcd', 'ff', '0001'].map((id) => `0x0${type}${id}`),
    Int8: (type) => ['1', '2', '-5', '10', '9007199254740993', '-10'].map((id) => String(BigInt(id) * 3n + BigInt(type))),
};
/** Every id that an entity of a type may have. */
export const idsOf = (world, type) => IDS[type.idKind](world.types.indexOf(type));
const scalar = (name, kind, { list = false, required = false } = {}) => ({
    kind: 'scalar',
    name,
    scalar: kind,
    list,
    required,
});
const reference = (name, target, { list = false, required = false } = {}) => ({
    kind: 'reference',
    name,
    target,
    list,
    required,
});
const derived = (name, target, via, { list = true } = {}) => ({
    kind: 'derived',
    name,
    target,
    via,
    list,
});
const EXTRAS = [
    ['text', 'String', false],
    ['int', 'Int', false],
    ['int8', 'Int8', false],
    ['big', 'BigInt', false],
    ['decimal', 'BigDecimal', false],
    ['bytes', 'Bytes', false],
    ['yes', 'Boolean', false],
    ['time', 'Timestamp', false],
    ['color', 'Color', false],
    ['texts', 'String', true],
    ['numbers', 'BigInt', true],
    ['blobs', 'Bytes', true],
];
const extras = fc
    .subarray([...EXTRAS], { minLength: 3 })
    .chain((chosen) => fc.tuple(...chosen.map(([name, kind, list]) => fc.boolean().map((required) => scalar(name, kind, { list, required })))));
const SHARED = [
    scalar('label', 'String'),
    scalar('rank', 'Int'),
    reference('owner', 'Apple'),
];
/** Types with every kind of field and every kind of relation, of random ids and mutability. */
const schemas = fc
    .record({
    appleId: fc.constantFrom('ID', 'Bytes', 'Int8'),
    nodeId: fc.constantFrom('ID', 'Bytes', 'Int8'),
    immutable: fc.tuple(fc.boolean(), fc.boolean(), fc.boolean()),
    extras: fc.tuple(extras, extras, extras),
    required: fc.boolean(),
})
    .map(({ appleId, nodeId, immutable, extras: more, required }) => {
    const apple = {
        name: 'Apple',
        idKind: appleId,
        immutable: immutable[0],
        fields: [
            scalar('id', appleId, { required: true }),
            ...more[0],
            reference('next', 'Apple'),
            reference('node', 'Node'),
            reference('things', 'Node', { list: true }),
            reference('den', 'Bear', { list: true, required: true }),
            derived('bears', 'Bear', 'apple'),
            derived('cats', 'Cat', 'apples'),
            derived('nodes', 'Node', 'owner'),
            derived('single', 'Bear', 'apple', { list: false }),
        ],
    };
    const bear = {
        name: 'Bear',
        idKind: nodeId,
        immutable: immutable[1],
        implements: 'Node',
        fields: [
            scalar('id', nodeId, { required: true }),
            ...SHARED,
            ...more[1],
            reference('apple', 'Apple', { required }),
            derived('cat', 'Cat', 'bear', { list: false }),
            derived('apples', 'Apple', 'den'),
        ],
    };
    const cat = {
        name: 'Cat',
        idKind: nodeId,
        immutable: immutable[2],
        implements: 'Node',
        fields: [
            scalar('id', nodeId, { required: true }),
            ...SHARED,
            ...more[2],
            reference('apples', 'Apple', { list: true }),
            reference('bear', 'Bear'),
        ],
    };
    return {
        types: [apple, bear, cat],
        interfaces: { Node: [scalar('id', nodeId, { required: true }), ...SHARED] },
    };
});
/** A random world of up to four blocks. */
export const arbitraryWorld = schemas.chain((schema) => {
    const world = { ...schema, blocks: [] };
    return fc.array(arbitraryBlock(world), { minLength: 1, maxLength: 4 }).map((blocks) => ({
        ...world,
        blocks: possible(world, blocks),
    }));
});
const arbitraryBlock = (world) => fc.record({
    writes: fc.record(Object.fromEntries(world.types.map((type) => [
        type.name,
        fc.uniqueArray(arbitraryEntity(world, type), { selector: ({ id }) => id, maxLength: 4 }),
    ]))),
    removals: fc.record(Object.fromEntries(world.types.map((type) => [
        type.name,
        fc.uniqueArray(fc.constantFrom(...idsOf(world, type)), { maxLength: 2 }),
    ]))),
});
const arbitraryEntity = (world, type) => fc.record(Object.fromEntries(type.fields
    .filter((field) => field.kind !== 'derived')
    .map((field) => [field.name, arbitraryValue(world, type, field)])));
const arbitraryValue = (world, type, field) => {
    if (field.name === 'id')
        return fc.constantFrom(...idsOf(world, type));
    const one = field.kind === 'reference'
        ? fc.constantFrom(...targetIds(world, field.target))
        : SCALARS[field.scalar];
    const value = field.list ? fc.array(one, { maxLength: 4 }) : one;
    return field.required ? value : fc.option(value, { nil: null, freq: 4 });
};
/** Ids of all that a reference may lead to, among them some that nothing has. */
export const targetIds = (world, target) => world.types
    .filter(({ name, implements: parent }) => name === target || parent === target)
    .flatMap((type) => idsOf(world, type));
/** Leaves out what no indexer would do: writing an immutable entity again, removing one, or what is not there. */
const possible = ({ types }, blocks) => {
    const present = new Map(types.map(({ name }) => [name, new Set()]));
    return blocks.map(({ writes, removals }) => {
        const kept = {};
        const gone = {};
        for (const { name, immutable } of types) {
            const ids = present.get(name) ?? new Set();
            kept[name] = (writes[name] ?? []).filter(({ id }) => !immutable || !ids.has(id));
            const written = new Set(kept[name].map(({ id }) => id));
            gone[name] = immutable ? [] : (removals[name] ?? []).filter((id) => ids.has(id) && !written.has(id));
            for (const id of gone[name])
                ids.delete(id);
            for (const id of written)
                ids.add(id);
        }
        return { writes: kept, removals: gone };
    });
};
//# sourceMappingURL=arbitraryWorld.js.map