import { hexToBytes } from '../hex.js';
const WORD = 32;
/** Encodes values as the parameters of one call, without a selector. */
export const encodeAbi = (values) => {
    const tails = values.map((value) => (isDynamicValue(value) ? encodeValue(value) : undefined));
    const heads = values.map((value, index) => (tails[index] ? undefined : encodeValue(value)));
    let offset = heads.reduce((sum, head) => sum + (head?.length ?? WORD), 0);
    const parts = heads.map((head, index) => {
        if (head)
            return head;
        const position = word(BigInt(offset));
        offset += tails[index]?.length ?? 0;
        return position;
    });
    return Buffer.concat([...parts, ...tails.filter((tail) => tail !== undefined)]);
};
/** Call data of a function, or undefined when the values do not fit its inputs. */
export const encodeCall = ({ selector, inputs }, values) => {
    const fit = values.length === inputs.length && inputs.every(({ type }, index) => fits(type, values[index]));
    return fit ? Buffer.concat([hexToBytes(selector), encodeAbi(values)]) : undefined;
};
/** Whether a value can be given for a parameter of the type; the width of numbers is adapted. */
export const fits = (type, value) => {
    switch (type.kind) {
        case 'array':
            return value.kind === 'array' && value.value.every((element) => fits(type.element, element));
        case 'fixedArray':
            return (value.kind === 'fixedArray' &&
                value.value.length === type.length &&
                value.value.every((element) => fits(type.element, element)));
        case 'tuple':
            return (value.kind === 'tuple' &&
                value.value.length === type.components.length &&
                type.components.every((component, index) => fits(component, value.value[index])));
        case 'fixedBytes':
            return value.kind === 'fixedBytes' && value.value.length <= type.size;
        default:
            return value.kind === type.kind;
    }
};
const isDynamicValue = ({ kind, value }) => {
    switch (kind) {
        case 'string':
        case 'bytes':
        case 'array':
            return true;
        case 'fixedArray':
        case 'tuple':
            return value.some(isDynamicValue);
        default:
            return false;
    }
};
const encodeValue = ({ kind, value }) => {
    switch (kind) {
        case 'address':
            return Buffer.concat([Buffer.alloc(WORD - value.length), value]);
        case 'fixedBytes':
            return padded(value);
        case 'int':
        case 'uint':
            return word(value);
        case 'bool':
            return word(value ? 1n : 0n);
        case 'bytes':
            return Buffer.concat([word(BigInt(value.length)), padded(value)]);
        case 'string': {
            const bytes = Buffer.from(value);
            return Buffer.concat([word(BigInt(bytes.length)), padded(bytes)]);
        }
        case 'array':
            return Buffer.concat([word(BigInt(value.length)), encodeAbi(value)]);
        case 'fixedArray':
        case 'tuple':
            return encodeAbi(value);
    }
};
const word = (value) => Buffer.from(BigInt.asUintN(256, value).toString(16).padStart(64, '0'), 'hex');
const padded = (bytes) => Buffer.concat([bytes, Buffer.alloc((WORD - (bytes.length % WORD)) % WORD)]);
//# sourceMappingURL=encodeAbi.js.map