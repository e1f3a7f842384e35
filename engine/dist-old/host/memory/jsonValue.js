import { writePointers, writeWords } from './array.js';
import { writeTagged } from './tagged.js';
import { writeText } from './text.js';
import { TypeIndex } from './typeIndex.js';
/** A new `JSONValue`. */
export const writeJsonValue = (heap, value) => {
    const tagged = (kind, payload) => writeTagged(heap, kind, payload, TypeIndex.JsonValue);
    switch (value.kind) {
        case 'null':
            return tagged(0, 0);
        case 'bool':
            return tagged(1, value.value ? 1 : 0);
        case 'number':
            return tagged(2, writeText(heap, value.text));
        case 'string':
            return tagged(3, writeText(heap, value.value));
        case 'array':
            return tagged(4, writePointers(heap, value.value.map((element) => writeJsonValue(heap, element)), TypeIndex.ArrayJsonValue));
        case 'object':
            return tagged(5, writeObject(heap, value.value));
    }
};
const writeObject = (heap, entries) => {
    const pointers = entries.map(([name, value]) => {
        const key = writeText(heap, name);
        return writeWords(heap, [key, writeJsonValue(heap, value)], TypeIndex.TypedMapEntryStringJsonValue);
    });
    const array = writePointers(heap, pointers, TypeIndex.ArrayTypedMapEntryStringJsonValue);
    return writeWords(heap, [array], TypeIndex.TypedMapStringJsonValue);
};
/** A new `Result<JSONValue, bool>`: the value, or the error `true` when there is none. */
export const writeJsonResult = (heap, value) => {
    const wrapped = value === undefined
        ? [0, writeWords(heap, [1], TypeIndex.WrappedBool)]
        : [writeWords(heap, [writeJsonValue(heap, value)], TypeIndex.WrappedJsonValue), 0];
    return writeWords(heap, wrapped, TypeIndex.ResultJsonValueBool);
};
//# sourceMappingURL=jsonValue.js.map