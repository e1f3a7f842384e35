import { checkDepth, required } from './heap.js';
/** Kind and payload of the value at `pointer`; `low` is the payload's pointer, boolean or low word. */
export const readTagged = (heap, pointer, what, depth) => {
    checkDepth(depth);
    const object = required(pointer, what);
    return { kind: heap.word(object), low: heap.word(object + 8), high: heap.word(object + 12) };
};
/** A new value with a kind. */
export const writeTagged = (heap, kind, low, type, high = 0) => {
    const object = heap.allocate(16, type);
    const u32 = heap.u32;
    u32[object >>> 2] = kind;
    u32[(object >>> 2) + 1] = 0;
    u32[(object >>> 2) + 2] = low;
    u32[(object >>> 2) + 3] = high;
    return object;
};
//# sourceMappingURL=tagged.js.map