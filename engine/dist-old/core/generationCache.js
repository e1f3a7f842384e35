/**
 * A cache of at most `2 × size` entries in two generations: what is used moves to the young one, and when
 * that is full the old one is dropped whole. Nearly as sharp as least-recently-used, at the price of a map.
 */
export const createGenerationCache = (size) => {
    let young = new Map();
    let old = new Map();
    const set = (key, value) => {
        if (young.size >= size && !young.has(key)) {
            old = young;
            young = new Map();
        }
        young.set(key, value);
    };
    return {
        get: (key) => {
            const value = young.get(key);
            if (value !== undefined)
                return value;
            const older = old.get(key);
            if (older !== undefined)
                set(key, older);
            return older;
        },
        set,
        delete: (key) => {
            young.delete(key);
            old.delete(key);
        },
        clear: () => {
            young = new Map();
            old = new Map();
        },
    };
};
//# sourceMappingURL=generationCache.js.map