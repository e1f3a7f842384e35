const isReference = (field) => field.target === 'entity' || field.target === 'interface';
/** Values of `X_orderBy`: every field, and `field__child` after each single reference. */
export const orderByValues = (schema, fields) => [...fields.values()].flatMap((field) => {
    if (field.list || !isReference(field))
        return [field.name];
    const target = schema.entities.get(field.base) ?? schema.interfaces.get(field.base);
    const children = [...(target?.fields.values() ?? [])].filter((child) => !child.list && !isReference(child));
    return [field.name, ...children.map((child) => `${field.name}__${child.name}`)];
});
//# sourceMappingURL=orderByValues.js.map