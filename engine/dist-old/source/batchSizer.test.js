import { expect, test } from 'vitest';
import { createBatchSizer } from './batchSizer.js';
test('halves what is refused, down to single requests', () => {
    const sizer = createBatchSizer({ most: 20 });
    const sizes = [20, 10, 5, 2].map((count) => {
        sizer.refused(count);
        return sizer.size();
    });
    expect(sizes).toEqual([10, 5, 2, 1]);
    expect(sizer.refused(1)).toBe(false);
});
test('learns nothing new from a batch that was under way when batches became smaller', () => {
    const sizer = createBatchSizer({ most: 20 });
    sizer.refused(10);
    expect(sizer.refused(20)).toBe(false);
    expect(sizer.size()).toBe(5);
});
test('tries larger batches after many full ones', () => {
    const sizer = createBatchSizer({ most: 20 });
    sizer.refused(20);
    for (let batch = 0; batch < 64; batch += 1)
        sizer.answered(3);
    expect(sizer.size()).toBe(10);
    for (let batch = 0; batch < 64; batch += 1)
        sizer.answered(10);
    expect(sizer.size()).toBe(20);
});
//# sourceMappingURL=batchSizer.test.js.map