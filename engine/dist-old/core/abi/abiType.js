/**
 * Reads a type such as `uint256`, `(address,bytes32[])[2]` or, with `components`, `tuple[]`.
 * Undefined when the text is no type.
 */
export const parseAbiType = (text, components) => {
    const list = /^(.*)\[(\d*)\]$/s.exec(text);
    if (list) {
        const element = parseAbiType(list[1], components);
        if (!element)
            return undefined;
        return list[2] === ''
            ? { kind: 'array', element }
            : { kind: 'fixedArray', element, length: Number(list[2]) };
    }
    if (text === 'tuple')
        return (components && {
            kind: 'tuple',
            components: components.map(({ type }) => type),
            names: components.map(({ name }) => name),
        });
    if (text.startsWith('(') || text.startsWith('tuple('))
        return parseTuple(text.slice(text.indexOf('(')));
    return parseElementary(text);
};
const parseTuple = (text) => {
    if (!text.endsWith(')'))
        return undefined;
    const parts = splitTypes(text.slice(1, -1));
    const components = parts?.map((part) => parseAbiType(part));
    return components?.every((component) => component !== undefined) ? { kind: 'tuple', components } : undefined;
};
/** Splits `a,(b,c)[],d` at its outer commas. Undefined when brackets do not match. */
export const splitTypes = (text) => {
    if (text.trim() === '')
        return [];
    const parts = [];
    let depth = 0;
    let start = 0;
    for (let index = 0; index <= text.length; index++) {
        const character = text[index];
        if (character === '(')
            depth++;
        if (character === ')')
            depth--;
        if (depth < 0)
            return undefined;
        if ((character === ',' && depth === 0) || character === undefined) {
            parts.push(text.slice(start, index).trim());
            start = index + 1;
        }
    }
    return depth === 0 ? parts : undefined;
};
const parseElementary = (text) => {
    if (text === 'address' || text === 'bool' || text === 'string' || text === 'bytes')
        return { kind: text };
    // A function value is an address and a selector.
    if (text === 'function')
        return { kind: 'fixedBytes', size: 24 };
    const match = /^(uint|int|bytes)(\d*)$/.exec(text);
    if (!match)
        return undefined;
    const size = match[2] === '' ? 256 : Number(match[2]);
    if (match[1] === 'bytes')
        return size >= 1 && size <= 32 ? { kind: 'fixedBytes', size } : undefined;
    return size % 8 === 0 && size >= 8 && size <= 256
        ? { kind: match[1], bits: size }
        : undefined;
};
/** The type as it stands in selectors: `(uint256,address)[2]`. */
export const canonicalType = (type) => {
    switch (type.kind) {
        case 'uint':
        case 'int':
            return `${type.kind}${type.bits}`;
        case 'fixedBytes':
            return `bytes${type.size}`;
        case 'array':
            return `${canonicalType(type.element)}[]`;
        case 'fixedArray':
            return `${canonicalType(type.element)}[${type.length}]`;
        case 'tuple':
            return `(${type.components.map(canonicalType).join(',')})`;
        default:
            return type.kind;
    }
};
/** Whether a value of the type lies behind an offset. */
export const isDynamic = (type) => {
    switch (type.kind) {
        case 'string':
        case 'bytes':
        case 'array':
            return true;
        case 'fixedArray':
            return isDynamic(type.element);
        case 'tuple':
            return type.components.some(isDynamic);
        default:
            return false;
    }
};
//# sourceMappingURL=abiType.js.map