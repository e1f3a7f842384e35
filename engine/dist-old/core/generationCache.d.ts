/** A bounded map that forgets what was not used lately; see `createGenerationCache`. */
export type GenerationCache<K, V> = {
    get(key: K): V | undefined;
    set(key: K, value: V): void;
    delete(key: K): void;
    clear(): void;
};
/**
 * A cache of at most `2 × size` entries in two generations: what is used moves to the young one, and when
 * that is full the old one is dropped whole. Nearly as sharp as least-recently-used, at the price of a map.
 */
export declare const createGenerationCache: <K, V>(size: number) => GenerationCache<K, V>;
