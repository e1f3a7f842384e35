/** An enum value, which GraphQL writes without quotes. */
export class EnumValue {
    name;
    constructor(name) {
        this.name = name;
    }
    toJSON() {
        return this.name;
    }
}
const literal = (value) => {
    if (value instanceof EnumValue)
        return value.name;
    if (Array.isArray(value))
        return `[${value.map(literal).join(', ')}]`;
    if (typeof value !== 'object' || value === null)
        return JSON.stringify(value);
    return `{${Object.entries(value)
        .map(([key, item]) => `${key}: ${literal(item)}`)
        .join(', ')}}`;
};
const argumentList = (args) => {
    const given = Object.entries(args).flatMap(([name, text]) => (text === undefined ? [] : `${name}: ${text}`));
    return given.length > 0 ? `(${given.join(', ')})` : '';
};
const listArguments = ({ where, orderBy, orderDirection, first, skip }) => ({
    where: where && literal(where),
    orderBy,
    orderDirection,
    first: first?.toString(),
    skip: skip?.toString(),
});
const selectionText = (selection) => `{ ${selection
    .map((part) => {
    if (part.kind === 'fragment')
        return `... on ${part.on} ${selectionText(part.selection)}`;
    const name = part.alias ? `${part.alias}: ${part.name}` : part.name;
    if (part.kind === 'leaf')
        return part.include === undefined ? name : `${name} @include(if: ${part.include})`;
    return `${name}${argumentList(listArguments(part.args))} ${selectionText(part.selection)}`;
})
    .join(' ')} }`;
const lowerFirst = (name) => name.charAt(0).toLowerCase() + name.slice(1);
/** The request as a client writes it; with `asVariables` the conditions of its roots come as variables. */
export const requestText = ({ block, roots }, { asVariables }) => {
    const variables = {};
    const declared = [];
    const fields = roots.map(({ key, target, id, args, selection }) => {
        const { where } = args;
        const asked = listArguments(args);
        if (asVariables && where) {
            variables[key] = JSON.parse(JSON.stringify(where));
            declared.push(`$${key}: ${target}_filter`);
            asked.where = `$${key}`;
        }
        const at = block === null ? undefined : `{ number: ${block} }`;
        const own = id === undefined ? asked : { id: JSON.stringify(id) };
        const name = lowerFirst(target) + (id === undefined ? 's' : '');
        return `${key}: ${name}${argumentList({ ...own, block: at })} ${selectionText(selection)}`;
    });
    return {
        query: `query${declared.length > 0 ? `(${declared.join(', ')})` : ''} { ${fields.join(' ')} }`,
        variables,
    };
};
//# sourceMappingURL=query.js.map