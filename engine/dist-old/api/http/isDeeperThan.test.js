import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isDeeperThan } from './isDeeperThan.js';
const depthOf = (value) => typeof value === 'object' && value !== null ? 1 + Math.max(0, ...Object.values(value).map(depthOf)) : 0;
test('isDeeperThan() knows the depth of any JSON', () => {
    const texts = fc.string({ unit: fc.constantFrom('"', '\\', '[', ']', '{', '}', 'a', 'é') });
    const { value } = fc.letrec((tie) => ({
        value: fc.oneof({ maxDepth: 5 }, texts, fc.array(tie('value')), fc.dictionary(texts, tie('value'))),
    }));
    fc.assert(fc.property(value, (json) => {
        const text = JSON.stringify(json);
        const depth = depthOf(json);
        expect(isDeeperThan(text, depth)).toBe(false);
        expect(isDeeperThan(text, depth - 1)).toBe(depth > 0);
    }), { numRuns: 500 });
});
test.each([
    ['['.repeat(300), true],
    ['{"a":'.repeat(300), true],
    [`"${'['.repeat(300)}`, false],
    [`"${'\\'.repeat(300)}`, false],
    ['[]'.repeat(300), false],
])('isDeeperThan() reads broken JSON too: %#', (text, isDeeper) => {
    expect(isDeeperThan(text, 255)).toBe(isDeeper);
});
//# sourceMappingURL=isDeeperThan.test.js.map