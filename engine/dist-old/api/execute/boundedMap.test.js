import { expect, test } from 'vitest';
import { createBoundedMap } from './boundedMap.js';
test('forgets what was not used for longest', () => {
    const map = createBoundedMap({ entries: 2, weight: 100, weigh: () => 1 });
    map.set('a', 1);
    map.set('b', 2);
    expect(map.get('a')).toBe(1);
    map.set('c', 3);
    expect([map.get('a'), map.get('b'), map.get('c')]).toEqual([1, undefined, 3]);
});
test('holds no more weight than it may, and nothing that would push out most others', () => {
    const map = createBoundedMap({ entries: 100, weight: 20, weigh: (_, value) => value });
    for (let index = 0; index < 11; index += 1)
        map.set(`k${index}`, 2);
    expect(map.get('k0')).toBeUndefined();
    expect(map.get('k1')).toBe(2);
    map.set('k1', 1);
    map.set('k11', 1);
    expect([map.get('k1'), map.get('k2'), map.get('k11')]).toEqual([1, 2, 1]);
    map.set('heavy', 3);
    expect(map.get('heavy')).toBeUndefined();
});
//# sourceMappingURL=boundedMap.test.js.map