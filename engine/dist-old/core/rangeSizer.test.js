import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRangeSizer } from './rangeSizer.js';
describe('createRangeSizer()', () => {
    test('grows while answers are small, up to the most', () => {
        const sizer = createRangeSizer({ first: 100, most: 1_000 });
        const sizes = Array.from({ length: 5 }, () => {
            sizer.answered(sizer.size(), 0);
            return sizer.size();
        });
        expect(sizes).toEqual([200, 400, 800, 1000, 1000]);
    });
    test('aims at the wanted number of logs', () => {
        const sizer = createRangeSizer({ first: 1_000, targetLogs: 100 });
        for (let round = 0; round < 10; round++)
            sizer.answered(sizer.size(), sizer.size() * 2);
        expect(sizer.size()).toBe(50);
    });
    test('takes the span that the RPC names', () => {
        const sizer = createRangeSizer({ first: 5_000 });
        sizer.refused(5_000, 800);
        expect(sizer.size()).toBe(800);
        sizer.answered(800, 0);
        expect(sizer.size()).toBe(800);
    });
    test('halves on a refusal without advice, down to one block', () => {
        const sizer = createRangeSizer({ first: 8 });
        for (let round = 0; round < 6; round++)
            sizer.refused(sizer.size());
        expect(sizer.size()).toBe(1);
    });
    test('always proposes between one block and the most', () => {
        const step = fc.record({ refuse: fc.boolean(), logs: fc.nat(100_000) });
        fc.assert(fc.property(fc.array(step, { maxLength: 300 }), (steps) => {
            const sizer = createRangeSizer({ first: 500, most: 4_000 });
            for (const { refuse, logs } of steps) {
                if (refuse)
                    sizer.refused(sizer.size());
                else
                    sizer.answered(sizer.size(), logs);
                expect(sizer.size()).toBeGreaterThanOrEqual(1);
                expect(sizer.size()).toBeLessThanOrEqual(4_000);
            }
        }));
    });
});
//# sourceMappingURL=rangeSizer.test.js.map