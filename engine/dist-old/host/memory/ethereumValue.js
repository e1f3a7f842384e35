import { deterministic } from '../hostError.js';
import { readPointers, writePointers, writeWords } from './array.js';
import { readBigInt, writeBigInt } from './bigInt.js';
import { readBytes, writeBytes } from './bytes.js';
import { required } from './heap.js';
import { readTagged, writeTagged } from './tagged.js';
import { readText, writeText } from './text.js';
import { TypeIndex } from './typeIndex.js';
/** The `ethereum.Value` at `pointer`. */
export const readEthereumValue = (heap, pointer, depth = 0) => {
    const { kind, low } = readTagged(heap, pointer, 'an ethereum value', depth);
    switch (kind) {
        case 0:
            return { kind: 'address', value: sized(readBytes(heap, low), 20) };
        case 1:
            return { kind: 'fixedBytes', value: upTo32(readBytes(heap, low)) };
        case 2:
            return { kind: 'bytes', value: readBytes(heap, low) };
        case 3:
            return { kind: 'int', value: signed(readBigInt(heap, low)) };
        case 4:
            return { kind: 'uint', value: unsigned(readBigInt(heap, low)) };
        case 5:
            return { kind: 'bool', value: low !== 0 };
        case 6:
            return { kind: 'string', value: readText(heap, low) };
        case 7:
            return { kind: 'fixedArray', value: readElements(heap, low, depth) };
        case 8:
            return { kind: 'array', value: readElements(heap, low, depth) };
        case 9:
            return { kind: 'tuple', value: readElements(heap, low, depth) };
        default:
            throw deterministic(`Ethereum value of the unknown kind ${kind}`);
    }
};
/** The array of `ethereum.Value` at `pointer`. */
export const readEthereumValues = (heap, pointer) => readElements(heap, pointer, -1);
const readElements = (heap, pointer, depth) => readPointers(heap, pointer).map((element) => readEthereumValue(heap, element, depth + 1));
/** A new `ethereum.Value`. */
export const writeEthereumValue = (heap, value) => writeTagged(heap, KINDS[value.kind], writePayload(heap, value), TypeIndex.EthereumValue);
const KINDS = {
    address: 0,
    fixedBytes: 1,
    bytes: 2,
    int: 3,
    uint: 4,
    bool: 5,
    string: 6,
    fixedArray: 7,
    array: 8,
    tuple: 9,
};
const writePayload = (heap, { kind, value }) => {
    switch (kind) {
        case 'address':
        case 'fixedBytes':
        case 'bytes':
            return writeBytes(heap, value);
        case 'int':
        case 'uint':
            return writeBigInt(heap, value);
        case 'bool':
            return value ? 1 : 0;
        case 'string':
            return writeText(heap, value);
        default:
            return writeEthereumValues(heap, value);
    }
};
/** A new array of `ethereum.Value`. */
export const writeEthereumValues = (heap, values) => writePointers(heap, values.map((value) => writeEthereumValue(heap, value)), TypeIndex.ArrayEthereumValue);
/** A new array of `ethereum.EventParam`. */
export const writeEventParams = (heap, params) => writePointers(heap, params.map(({ name, value }) => {
    const text = writeText(heap, name);
    return writeWords(heap, [text, writeEthereumValue(heap, value)], TypeIndex.EventParam);
}), TypeIndex.ArrayEventParam);
/** The `SmartContractCall` at `pointer`. */
export const readContractCall = (heap, pointer) => {
    const call = required(pointer, 'a contract call');
    return {
        contract: readText(heap, heap.word(call)),
        address: sized(readBytes(heap, heap.word(call + 4)), 20),
        function: readText(heap, heap.word(call + 8)),
        signature: readText(heap, heap.word(call + 12)),
        args: readEthereumValues(heap, heap.word(call + 16)),
    };
};
const sized = (bytes, length) => {
    if (bytes.length !== length)
        throw deterministic(`Expected ${length} bytes, got ${bytes.length}`);
    return bytes;
};
const upTo32 = (bytes) => {
    if (bytes.length > 32)
        throw deterministic(`Fixed bytes hold at most 32 bytes, got ${bytes.length}`);
    return bytes;
};
const signed = (value) => {
    if (BigInt.asIntN(256, value) !== value)
        throw deterministic(`\`${value}\` does not fit a signed integer of 256 bits`);
    return value;
};
const unsigned = (value) => {
    if (BigInt.asUintN(256, value) !== value)
        throw deterministic(`\`${value}\` does not fit an unsigned integer of 256 bits`);
    return value;
};
//# sourceMappingURL=ethereumValue.js.map