import { deterministic } from '../hostError.js';
import { required } from './heap.js';
import { TypeIndex } from './typeIndex.js';
/** Longest text for which a loop beats the native decoder. */
const SHORT = 24;
/** Text of the string at `pointer`, without U+0000. Lone surrogates are a deterministic error. */
export const readText = (heap, pointer) => {
    const known = heap.constant(pointer);
    if (known !== undefined)
        return known;
    const start = required(pointer, 'a string');
    const length = heap.word(start - 4);
    heap.check(start, length);
    const text = clean(decode(heap, start, length >>> 1));
    heap.remember(start, text);
    return text;
};
const decode = (heap, start, units) => {
    if (units > SHORT)
        return heap.u8.toString('utf16le', start, start + 2 * units);
    const u16 = heap.u16;
    let text = '';
    for (let index = start >>> 1, end = index + units; index < end; index++)
        text += String.fromCharCode(u16[index]);
    return text;
};
const clean = (text) => {
    if (!text.isWellFormed())
        throw deterministic('The mapping handed over a string that is not valid UTF-16');
    return text.includes('\0') ? text.replaceAll('\0', '') : text;
};
/** Like `readText`, with null for the null pointer. */
export const readOptionalText = (heap, pointer) => pointer === 0 ? null : readText(heap, pointer);
/** A new string. */
export const writeText = (heap, text) => {
    const pointer = heap.allocate(2 * text.length, TypeIndex.String);
    if (text.length > SHORT)
        heap.u8.write(text, pointer, 'utf16le');
    else {
        const u16 = heap.u16;
        const start = pointer >>> 1;
        for (let index = 0; index < text.length; index++)
            u16[start + index] = text.charCodeAt(index);
    }
    return pointer;
};
/** A string with this text, shared with a constant of the module where there is one. Strings never change. */
export const shareText = (heap, text) => heap.constantPointer(text) ?? writeText(heap, text);
//# sourceMappingURL=text.js.map