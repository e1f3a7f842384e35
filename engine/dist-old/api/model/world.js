/** All fields of a type or an interface; `id` is one of them. */
export const fieldsOf = (world, name) => world.interfaces[name] ?? typeOf(world, name).fields;
export const typeOf = (world, name) => {
    const found = world.types.find((type) => type.name === name);
    if (!found)
        throw new Error(`no type ${name}`);
    return found;
};
/** The types behind a name: itself, or all that implement it. */
export const concreteTypes = (world, name) => world.types.filter((type) => type.name === name || type.implements === name);
/** The schema as a mapping author would write it. */
export const schemaText = ({ types, interfaces }) => [
    'enum Color { RED GREEN BLUE }',
    ...Object.entries(interfaces).map(([name, fields]) => `interface ${name} {${fields.map(fieldText).join('')} }`),
    ...types.map(({ name, immutable, fields, implements: parent }) => `type ${name}${parent ? ` implements ${parent}` : ''} @entity(immutable: ${immutable}) {${fields.map(fieldText).join('')} }`),
].join('\n');
const fieldText = (field) => {
    if (field.kind === 'derived') {
        const target = field.list ? `[${field.target}!]!` : field.target;
        return ` ${field.name}: ${target} @derivedFrom(field: "${field.via}")`;
    }
    const base = field.kind === 'scalar' ? field.scalar : field.target;
    return ` ${field.name}: ${field.list ? `[${base}!]` : base}${field.required ? '!' : ''}`;
};
/** Everything that exists at a block. */
export const stateAt = ({ types, blocks }, block) => types.flatMap((type) => {
    const versions = new Map();
    blocks.slice(0, block + 1).forEach(({ writes, removals }, since) => {
        for (const id of removals[type.name] ?? [])
            versions.delete(id);
        for (const entity of writes[type.name] ?? [])
            versions.set(entity.id, { type, entity, since });
    });
    return [...versions.values()];
});
//# sourceMappingURL=world.js.map