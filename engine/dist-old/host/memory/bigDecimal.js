import { normalise } from '../../core/bigDecimal.js';
import { deterministic } from '../hostError.js';
import { readBigInt, writeBigInt, writeInteger } from './bigInt.js';
import { required } from './heap.js';
import { TypeIndex } from './typeIndex.js';
const MIN_EXPONENT = -6143;
const MAX_EXPONENT = 6144;
/** The BigDecimal at `pointer` in normal form; the exponent must be one of IEEE decimal128. */
export const readBigDecimal = (heap, pointer) => {
    const object = required(pointer, 'a BigDecimal');
    const digits = readBigInt(heap, heap.word(object));
    const exponent = readBigInt(heap, heap.word(object + 4));
    const normal = normalise({ digits, exponent: Number(exponent) });
    if (normal.exponent < MIN_EXPONENT || normal.exponent > MAX_EXPONENT)
        throw deterministic(`big decimal exponent \`${normal.exponent}\` is outside the \`${MIN_EXPONENT}\` to \`${MAX_EXPONENT}\` range`);
    return normal;
};
/** A new BigDecimal. */
export const writeBigDecimal = (heap, { digits, exponent }) => {
    const digitsPointer = writeBigInt(heap, digits);
    const exponentPointer = writeInteger(heap, exponent);
    const object = heap.allocate(8, TypeIndex.BigDecimal);
    const u32 = heap.u32;
    u32[object >>> 2] = digitsPointer;
    u32[(object >>> 2) + 1] = exponentPointer;
    return object;
};
//# sourceMappingURL=bigDecimal.js.map