import { expect, test } from 'vitest';
import { findCommonAncestor } from './findCommonAncestor.js';
const ours = [1, 2, 3, 4].map((number) => ({ number, hash: `0x${number}` }));
test('finds the newest block both chains have', () => {
    const canonical = new Map([
        [1, '0x1'],
        [2, '0x2'],
        [3, '0xff'],
    ]);
    expect(findCommonAncestor(ours, canonical)).toEqual({ kind: 'found', ancestor: { number: 2, hash: '0x2' } });
});
test('asks for older blocks when none is shared', () => {
    expect(findCommonAncestor(ours, new Map([[4, '0xff']]))).toEqual({ kind: 'older' });
});
//# sourceMappingURL=findCommonAncestor.test.js.map