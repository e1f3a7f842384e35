import { expect, test } from 'vitest';
import { createGenerationCache } from './generationCache.js';
test('keeps what is used and forgets what is not', () => {
    const cache = createGenerationCache(10);
    cache.set(0, 'used');
    cache.set(1, 'unused');
    for (let key = 2; key < 100; key++) {
        cache.set(key, String(key));
        expect(cache.get(0)).toBe('used');
    }
    expect(cache.get(1)).toBeUndefined();
});
test('never holds more than two generations', () => {
    const cache = createGenerationCache(10);
    for (let key = 0; key < 1000; key++)
        cache.set(key, key);
    const held = Array.from({ length: 1000 }, (_, key) => cache.get(key)).filter((value) => value !== undefined);
    expect(held.length).toBeGreaterThanOrEqual(10);
    expect(held.length).toBeLessThanOrEqual(20);
});
test('a deleted key is gone from both generations', () => {
    const cache = createGenerationCache(1);
    cache.set('a', 1);
    cache.set('b', 2);
    cache.delete('a');
    expect(cache.get('a')).toBeUndefined();
    expect(cache.get('b')).toBe(2);
});
//# sourceMappingURL=generationCache.test.js.map