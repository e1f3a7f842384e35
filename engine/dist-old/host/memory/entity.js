import { writePointers, writeWords } from './array.js';
import { writeBigDecimal } from './bigDecimal.js';
import { writeBigInt } from './bigInt.js';
import { writeBytes } from './bytes.js';
import { signedWords } from './storeValue.js';
import { writeTagged } from './tagged.js';
import { shareText, writeText } from './text.js';
import { TypeIndex } from './typeIndex.js';
/** A new `Entity` of what the store holds: the given fields in the given order, absent ones left out. */
export const writeEntity = (heap, fields, entity) => {
    const entries = [];
    for (const field of fields) {
        const value = entity[field.name];
        if (value === undefined)
            continue;
        const key = shareText(heap, field.name);
        const pointer = writeField(heap, field, value);
        entries.push(writeWords(heap, [key, pointer], TypeIndex.TypedMapEntryStringStoreValue));
    }
    const array = writePointers(heap, entries, TypeIndex.ArrayTypedMapEntryStringStoreValue);
    return writeWords(heap, [array], TypeIndex.TypedMapStringStoreValue);
};
const writeField = (heap, { kind, list }, value) => {
    if (value === null)
        return writeTagged(heap, 5, 0, TypeIndex.StoreValue);
    if (!list)
        return writeScalar(heap, kind, value);
    const elements = value.map((element) => writeScalar(heap, kind, element));
    return writeTagged(heap, 4, writePointers(heap, elements, TypeIndex.ArrayStoreValue), TypeIndex.StoreValue);
};
/** The shape of a scalar follows from its kind (see `core/entity.ts`). */
const writeScalar = (heap, kind, value) => {
    const tagged = (tag, low, high = 0) => writeTagged(heap, tag, low, TypeIndex.StoreValue, high);
    switch (kind) {
        case 'String':
            return tagged(0, writeText(heap, value));
        case 'Int':
            return tagged(1, value, value < 0 ? -1 : 0);
        case 'BigDecimal':
            return tagged(2, writeBigDecimal(heap, value));
        case 'Boolean':
            return tagged(3, value ? 1 : 0);
        case 'Bytes':
            return tagged(6, writeBytes(heap, value));
        case 'BigInt':
            return tagged(7, writeBigInt(heap, value));
        case 'Int8':
            return tagged(8, ...signedWords(value));
        case 'Timestamp':
            return tagged(9, ...signedWords(value));
    }
};
//# sourceMappingURL=entity.js.map