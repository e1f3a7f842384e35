import { writePointers, writeWords } from './array.js';
import { writeTagged } from './tagged.js';
import { writeText } from './text.js';
import { TypeIndex } from './typeIndex.js';
/** A new `YAMLValue`. */
export const writeYamlValue = (heap, value) => {
    const tagged = (kind, payload) => writeTagged(heap, kind, payload, TypeIndex.YamlValue);
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
            return tagged(4, writePointers(heap, value.value.map((element) => writeYamlValue(heap, element)), TypeIndex.ArrayYamlValue));
        case 'object':
            return tagged(5, writeObject(heap, value.value));
        case 'tagged': {
            const tag = writeText(heap, value.tag);
            return tagged(6, writeWords(heap, [tag, writeYamlValue(heap, value.value)], TypeIndex.YamlTaggedValue));
        }
    }
};
const writeObject = (heap, entries) => {
    const pointers = entries.map(([key, value]) => {
        const keyPointer = writeYamlValue(heap, key);
        return writeWords(heap, [keyPointer, writeYamlValue(heap, value)], TypeIndex.TypedMapEntryYaml);
    });
    const array = writePointers(heap, pointers, TypeIndex.ArrayTypedMapEntryYaml);
    return writeWords(heap, [array], TypeIndex.TypedMapYaml);
};
/** A new `Result<YAMLValue, bool>`: the value, or the error `true` when there is none. */
export const writeYamlResult = (heap, value) => {
    const wrapped = value === undefined
        ? [0, writeWords(heap, [1], TypeIndex.WrappedBool)]
        : [writeWords(heap, [writeYamlValue(heap, value)], TypeIndex.WrappedYamlValue), 0];
    return writeWords(heap, wrapped, TypeIndex.ResultYamlValueBool);
};
//# sourceMappingURL=yamlValue.js.map