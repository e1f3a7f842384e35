import { required } from './heap.js';
import { TypeIndex } from './typeIndex.js';
/** The part of memory that the typed array at `pointer` shows. Valid until WASM code runs again. */
export const viewBytes = (heap, pointer) => {
    const array = required(pointer, 'a byte array');
    const start = heap.word(array + 4);
    const length = heap.word(array + 8);
    heap.check(start, length);
    return heap.u8.subarray(start, start + length);
};
/** A copy of the bytes of the typed array at `pointer`. */
export const readBytes = (heap, pointer) => new Uint8Array(viewBytes(heap, pointer));
/** Lower-case `0x` text of the bytes of the typed array at `pointer`. */
export const readHex = (heap, pointer) => `0x${viewBytes(heap, pointer).toString('hex')}`;
/** A new `Uint8Array`, which is also the layout of Bytes, Address, ByteArray and BigInt. */
export const writeBytes = (heap, bytes) => {
    const buffer = heap.allocate(bytes.length, TypeIndex.ArrayBuffer);
    heap.u8.set(bytes, buffer);
    return writeView(heap, buffer, bytes.length);
};
/** A new `Uint8Array` of the bytes of `hex`. */
export const writeHex = (heap, hex) => {
    const length = (hex.length - 2) >>> 1;
    const buffer = heap.allocate(length, TypeIndex.ArrayBuffer);
    heap.u8.write(hex.slice(2), buffer, length, 'hex');
    return writeView(heap, buffer, length);
};
/** The typed array over a whole buffer. */
export const writeView = (heap, buffer, length) => {
    const view = heap.allocate(12, TypeIndex.Uint8Array);
    const u32 = heap.u32;
    u32[view >>> 2] = buffer;
    u32[(view >>> 2) + 1] = buffer;
    u32[(view >>> 2) + 2] = length;
    return view;
};
//# sourceMappingURL=bytes.js.map