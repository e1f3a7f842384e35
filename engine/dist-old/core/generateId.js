import { HandlerError } from './handler.js';
/**
 * Id number `n` that block `block` hands out when a mapping asks for `auto`.
 *
 * @example
 * generateId(type, 12, 2) // type with Bytes ids: '0x0000000c00000002'
 */
export const generateId = (type, block, n) => {
    const id = (BigInt(block) << 32n) | BigInt(n);
    if (type.idKind === 'Int8')
        return String(id);
    if (type.idKind === 'Bytes')
        return `0x${id.toString(16).padStart(16, '0')}`;
    throw new HandlerError('String does not support generating ids', {
        class: 'deterministic',
        facts: { type: type.name },
    });
};
//# sourceMappingURL=generateId.js.map