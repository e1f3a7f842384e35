import { deterministic } from '../hostError.js';
import { parseJson } from '../json/parseJson.js';
import { writeBigInt } from '../memory/bigInt.js';
import { viewBytes } from '../memory/bytes.js';
import { writeJsonResult, writeJsonValue } from '../memory/jsonValue.js';
import { readText } from '../memory/text.js';
const MAX_BYTES = 10_000_000;
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
/** The JSON document of UTF-8 bytes; any defect is a deterministic error. */
export const decodeJson = (bytes) => {
    if (bytes.length > MAX_BYTES)
        throw deterministic(`JSON of ${bytes.length} bytes is larger than the limit of ${MAX_BYTES} bytes`);
    try {
        return parseJson(utf8.decode(bytes));
    }
    catch (cause) {
        throw deterministic(`Failed to parse JSON: ${cause.message}`, cause);
    }
};
const MIN_I64 = -(2n ** 63n);
const MAX_I64 = 2n ** 63n - 1n;
const MAX_U64 = 2n ** 64n - 1n;
const integer = (text, type, min, max) => {
    const value = /^[+-]?\d+$/.test(text) ? BigInt(text.replace('+', '')) : undefined;
    if (value === undefined || value < min || value > max || (min === 0n && text.startsWith('-')))
        throw deterministic(`JSON \`${text}\` cannot be parsed as ${type}`);
    return value;
};
const FLOAT = /^[+-]?(?:inf|infinity|nan|(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)$/i;
const float = (text) => {
    if (!FLOAT.test(text))
        throw deterministic(`JSON \`${text}\` cannot be parsed as f64`);
    const named = text.toLowerCase().replace(/^([+-]?)inf$/, '$1infinity');
    return Number(named.replace('infinity', 'Infinity').replace(/^[+-]?nan$/, 'NaN'));
};
/** `json.*`: documents written by strangers. */
export const jsonImports = ({ heap }) => ({
    'json.fromBytes': (bytes) => writeJsonValue(heap, decodeJson(viewBytes(heap, bytes))),
    'json.try_fromBytes': (pointer) => {
        const bytes = viewBytes(heap, pointer);
        return writeJsonResult(heap, attempt(() => decodeJson(bytes)));
    },
    'json.toI64': (text) => integer(readText(heap, text), 'i64', MIN_I64, MAX_I64),
    'json.toU64': (text) => integer(readText(heap, text), 'u64', 0n, MAX_U64),
    'json.toF64': (text) => float(readText(heap, text)),
    'json.toBigInt': (pointer) => {
        const text = readText(heap, pointer);
        if (!/^[+-]?\d[\d_]*$/.test(text))
            throw deterministic(`JSON \`${text}\` is not a decimal string`);
        return writeBigInt(heap, BigInt(text.replace(/[+_]/g, '')));
    },
});
/** What `parse` returns, or undefined when it throws. */
export const attempt = (parse) => {
    try {
        return parse();
    }
    catch {
        return undefined;
    }
};
//# sourceMappingURL=json.js.map