import { bytesToHex, hexToBytes } from './hex.js';
/** The id as an id or reference field holds it. */
export const idToValue = (kind, id) => kind === 'String' ? id : kind === 'Bytes' ? hexToBytes(id) : BigInt(id);
/** The id that an id or reference field's value stands for. */
export const idFromValue = (value) => typeof value === 'string' ? value : value instanceof Uint8Array ? bytesToHex(value) : String(value);
/** Order of ids: numbers by value, all others by text. */
export const compareIds = (kind, a, b) => {
    if (a === b)
        return 0;
    return (kind === 'Int8' ? BigInt(a) < BigInt(b) : a < b) ? -1 : 1;
};
//# sourceMappingURL=entityId.js.map