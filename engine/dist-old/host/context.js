import { bigDecimalToString, parseBigDecimal } from '../core/bigDecimal.js';
import { EngineError } from '../core/errors.js';
import { bytesToHex, parseHex } from '../core/hex.js';
/** The context of a data source as its mapping reads it. A value that is not of its type is named. */
export const contextToFields = (context) => new Map(Object.keys(context)
    .sort()
    .map((name) => [name, toValue(name, context[name])]));
/** A context that a mapping made, in the form a manifest writes and the store keeps. */
export const fieldsToContext = (fields) => Object.fromEntries([...fields].map(([name, value]) => [name, toEntry(value)]));
const toValue = (name, { type, data }) => {
    const value = tryValue(name, type, data);
    if (value)
        return value;
    throw new EngineError(`The context value "${name}" is not of type ${type}.`, {
        facts: { name, type, data },
        remedy: 'Correct the context of the data source in subgraph.yaml.',
    });
};
const tryValue = (name, type, data) => {
    switch (type) {
        case 'String':
            return typeof data === 'string' ? { kind: 'String', value: data } : undefined;
        case 'Bool':
            return typeof data === 'boolean' ? { kind: 'Boolean', value: data } : undefined;
        case 'Null':
            return { kind: 'Null' };
        case 'Int':
            return Number.isInteger(data) ? { kind: 'Int', value: Number(data) } : undefined;
        case 'Int8':
        case 'BigInt':
            return /^[+-]?\d+$/.test(String(data))
                ? { kind: type, value: BigInt(String(data).replace('+', '')) }
                : undefined;
        case 'Timestamp': {
            const micros = parseTimestamp(String(data));
            return micros === undefined ? undefined : { kind: 'Timestamp', value: micros };
        }
        case 'BigDecimal': {
            const value = parseBigDecimal(String(data));
            return value && { kind: 'BigDecimal', value };
        }
        case 'Bytes': {
            const value = typeof data === 'string' ? parseHex(data) : undefined;
            return value && { kind: 'Bytes', value };
        }
        case 'List':
            return Array.isArray(data)
                ? { kind: 'List', value: data.map((entry) => toValue(name, entry)) }
                : undefined;
        default:
            return undefined;
    }
};
/** Microseconds of an RFC 3339 text. */
const parseTimestamp = (text) => {
    const match = /^(.*?)(?:\.(\d+))?(Z|[+-]\d\d:\d\d)$/.exec(text);
    const millis = match ? Date.parse(`${match[1]}${match[3]}`) : Number.NaN;
    if (Number.isNaN(millis))
        return undefined;
    return BigInt(millis) * 1000n + BigInt((match?.[2] ?? '').slice(0, 6).padEnd(6, '0'));
};
const toEntry = (stored) => {
    switch (stored.kind) {
        case 'Null':
            return { type: 'Null', data: null };
        case 'Boolean':
            return { type: 'Bool', data: stored.value };
        case 'List':
            return { type: 'List', data: stored.value.map(toEntry) };
        case 'Bytes':
            return { type: 'Bytes', data: bytesToHex(stored.value) };
        case 'BigDecimal':
            return { type: 'BigDecimal', data: bigDecimalToString(stored.value) };
        case 'BigInt':
        case 'Int8':
            return { type: stored.kind, data: stored.value.toString() };
        case 'Timestamp':
            return { type: 'Timestamp', data: timestampText(stored.value) };
        default:
            return { type: stored.kind, data: stored.value };
    }
};
const timestampText = (micros) => {
    const rest = ((micros % 1000000n) + 1000000n) % 1000000n;
    const seconds = new Date(Number((micros - rest) / 1000n)).toISOString().slice(0, 19);
    return `${seconds}.${rest.toString().padStart(6, '0')}Z`;
};
//# sourceMappingURL=context.js.map