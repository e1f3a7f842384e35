import { deterministic } from '../hostError.js';
import { writeView } from './bytes.js';
import { required } from './heap.js';
import { TypeIndex } from './typeIndex.js';
const MAX_BITS = 435_412;
/** Bytes that fit a JavaScript integer. */
const CHUNK = 6;
/** The BigInt at `pointer`: two's complement, little endian, any length; no bytes are zero. */
export const readBigInt = (heap, pointer) => {
    const array = required(pointer, 'a BigInt');
    const start = heap.word(array + 4);
    const length = heap.word(array + 8);
    heap.check(start, length);
    const u8 = heap.u8;
    if (length === 0)
        return 0n;
    if (length <= CHUNK)
        return BigInt(u8.readIntLE(start, length));
    if (length <= 2 * CHUNK)
        return (BigInt(u8.readIntLE(start + CHUNK, length - CHUNK)) << 48n) | BigInt(u8.readUIntLE(start, CHUNK));
    const magnitude = BigInt(`0x${Buffer.from(u8.subarray(start, start + length))
        .reverse()
        .toString('hex')}`);
    const value = BigInt.asIntN(length * 8, magnitude);
    if (length * 8 > MAX_BITS)
        checkSize(value);
    return value;
};
/** A new BigInt with the fewest bytes that keep the sign. */
export const writeBigInt = (heap, value) => {
    const small = Number(value);
    if (small >= -0x8000_0000_0000 && small <= 0x7fff_ffff_ffff)
        return writeInteger(heap, small);
    const length = Math.floor(bitLength(value) / 8) + 1;
    if (length * 8 > MAX_BITS)
        checkSize(value);
    const buffer = heap.allocate(length, TypeIndex.ArrayBuffer);
    const digits = BigInt.asUintN(length * 8, value)
        .toString(16)
        .padStart(length * 2, '0');
    const u8 = heap.u8;
    u8.write(digits, buffer, length, 'hex');
    u8.subarray(buffer, buffer + length).reverse();
    return writeView(heap, buffer, length);
};
/** The BigInt of an RPC quantity. */
export const writeQuantity = (heap, quantity) => quantity.length <= 13
    ? writeInteger(heap, Number.parseInt(quantity, 16))
    : writeBigInt(heap, BigInt(quantity));
/** The BigInt of a whole number of at most 48 bits with sign. */
export const writeInteger = (heap, value) => {
    let length = 1;
    for (let limit = 0x80; value >= limit || value < -limit; limit *= 0x100)
        length++;
    const buffer = heap.allocate(length, TypeIndex.ArrayBuffer);
    heap.u8.writeIntLE(value, buffer, length);
    return writeView(heap, buffer, length);
};
/** Bits of the magnitude, counted so that one sign bit more always suffices (−128 needs 7). */
const bitLength = (value) => {
    const magnitude = value < 0n ? -value - 1n : value;
    return magnitude === 0n ? 0 : magnitude.toString(2).length;
};
const checkSize = (value) => {
    const bits = (value < 0n ? -value : value).toString(2).length;
    if (bits > MAX_BITS)
        throw deterministic(`BigInt is too big, total bits ${bits} (max ${MAX_BITS})`);
};
//# sourceMappingURL=bigInt.js.map