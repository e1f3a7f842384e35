const EXPRESSION = /^\s*(\w+)\s*\[([^\]]+)\]\s*\.\s*(\w+)\s*\(([^)]*)\)\s*$/;
const PARAMETER = /^event\.params\.(\w+(?:\.\w+)*)$/;
/**
 * Reads a declared call; undefined when it is not of that form. Operands are not judged.
 *
 * @example
 * parseDeclaredCall('ERC20[event.address].balanceOf(event.params.to)')
 */
export const parseDeclaredCall = (text) => {
    const [match, abi = '', address = '', name = '', args = ''] = EXPRESSION.exec(text) ?? [];
    if (match === undefined)
        return undefined;
    return {
        abi,
        address: parseOperand(address),
        function: name,
        args: args.trim() === '' ? [] : args.split(',').map(parseOperand),
    };
};
const parseOperand = (given) => {
    const text = given.trim();
    const path = PARAMETER.exec(text)?.[1]?.split('.');
    if (path)
        return { text, kind: 'parameter', path };
    return { text, kind: plainKind(text), path: [] };
};
const plainKind = (text) => {
    if (text === 'event.address')
        return 'emitter';
    if (/^0x[0-9a-fA-F]{40}$/.test(text))
        return 'literal';
    return /^entity\.\w+$/.test(text) ? 'entity' : 'unknown';
};
//# sourceMappingURL=declaredCall.js.map