import { encodeNumber } from '../../core/numberText.js';
import { QueryError } from '../request/queryError.js';
import { plainDecimal } from './plainDecimal.js';
const undecodable = (type, reason) => new QueryError(`Failed to decode \`${type}\` value: \`${reason}\``);
const mismatch = (kind, value) => {
    const text = 'value' in value ? String(value.value) : value.kind;
    return new QueryError(`Query contains value with invalid type \`${kind}\`: \`${text}\``);
};
/** Bytes of hexadecimal text, in any letter case, with or without `0x`. */
export const decodeBytes = (text) => {
    const digits = text.startsWith('0x') ? text.slice(2) : text;
    if (digits.length % 2 !== 0)
        throw undecodable('Bytes', 'Odd number of digits');
    const wrong = digits.search(/[^0-9a-fA-F]/);
    if (wrong !== -1)
        throw undecodable('Bytes', `Invalid character '${digits[wrong]}' at position ${wrong}`);
    return Buffer.from(digits, 'hex');
};
/** Digits without leading zeros. By text, for reading a long number takes the square of its length. */
const decodeInteger = (text) => {
    const [, sign, digits] = /^([+-]?)0*(\d+)$/.exec(text) ?? [];
    if (digits !== undefined)
        return sign === '-' && digits !== '0' ? `-${digits}` : digits;
    throw undecodable('BigInt', text === '' ? 'cannot parse integer from empty string' : 'invalid digit found in string');
};
const decodeInt64 = (text) => {
    const value = /^[+-]?\d{1,19}$/.test(text) ? BigInt(text.replace('+', '')) : undefined;
    if (value === undefined || value !== BigInt.asIntN(64, value))
        throw undecodable('Int8', text);
    return value;
};
/** Plain text of a decimal literal or text, without trailing zeros. */
const decodeDecimal = (text) => {
    const plain = plainDecimal(text);
    if (plain === undefined)
        throw undecodable('BigDecimal', 'invalid digit found in string');
    return plain;
};
/**
 * The canonical form of a scalar the client wrote: text, bytes, a 32- or 64-bit integer, the plain
 * digits of a big number, or a boolean.
 */
const decodeScalar = (kind, value) => {
    const text = value.kind === 'String' || value.kind === 'Enum' ? value.value : undefined;
    const integer = value.kind === 'Int' ? value.value : undefined;
    switch (kind) {
        case 'String':
            return text ?? (integer === undefined ? fail(kind, value) : String(integer));
        case 'Bytes':
            return decodeBytes(text ?? fail(kind, value));
        case 'Int':
            return Number(integer ?? fail(kind, value));
        case 'Int8':
            return integer ?? decodeInt64(text ?? fail(kind, value));
        case 'Timestamp':
            return BigInt((text ?? fail(kind, value)).replace('+', ''));
        case 'BigInt':
            return integer?.toString() ?? decodeInteger(text ?? fail(kind, value));
        case 'BigDecimal':
            if (value.kind === 'Float')
                return decodeDecimal(String(value.value));
            return decodeDecimal(text ?? String(integer ?? fail(kind, value)));
        case 'Boolean':
            return value.kind === 'Boolean' ? value.value : fail(kind, value);
    }
};
const fail = (kind, value) => {
    throw mismatch(kind, value);
};
/** A scalar as its column keeps it. */
export const encodeScalar = (kind) => (value) => {
    const decoded = decodeScalar(kind, value);
    if (kind === 'BigInt' || kind === 'BigDecimal')
        return encodeNumber(String(decoded));
    return typeof decoded === 'boolean' ? Number(decoded) : decoded;
};
const itemsOf = (kind, value) => value.kind === 'List' ? value.items : fail(kind, value);
/** JSON array of column values, to compare a column with; bytes as hexadecimal digits. */
export const encodeCandidates = (kind) => (value) => `[${itemsOf(kind, value)
    .map((item) => {
    const encoded = encodeScalar(kind)(item);
    if (encoded instanceof Uint8Array)
        return `"${Buffer.from(encoded).toString('hex')}"`;
    return typeof encoded === 'string' ? JSON.stringify(encoded) : String(encoded);
})
    .join()}]`;
/** JSON array as a list column keeps it. */
export const encodeList = (kind) => (value) => JSON.stringify(itemsOf(kind, value).map((item) => {
    const decoded = decodeScalar(kind, item);
    if (decoded instanceof Uint8Array)
        return `0x${Buffer.from(decoded).toString('hex')}`;
    return typeof decoded === 'bigint' ? String(decoded) : decoded;
}));
//# sourceMappingURL=encodeValue.js.map