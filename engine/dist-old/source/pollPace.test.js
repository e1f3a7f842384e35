import { describe, expect, test } from 'vitest';
import { createPollPace } from './pollPace.js';
/** A pace of 100 ms on a clock that stands still but for `pass`. */
const open = () => {
    let time = 0;
    let number = 0;
    const pace = createPollPace({ pollMs: 100, now: () => time });
    return {
        ...pace,
        pass: (ms) => {
            time += ms;
        },
        /** Sees blocks that come so far apart. */
        seeBlocks: (count, everyMs) => {
            for (let nth = 0; nth < count; nth += 1) {
                time += everyMs;
                number += 1;
                pace.looked({ found: { number, hash: `0x${number}` }, ms: 5 });
            }
        },
    };
};
describe('waitMs()', () => {
    test('is the shortest wait while little is known of the chain', () => {
        const pace = open();
        expect(pace.waitMs(false)).toBe(100);
        pace.seeBlocks(5, 12_000);
        expect(pace.waitMs(false)).toBe(100);
    });
    test('is a second while no block is due, and short when one is', () => {
        const pace = open();
        pace.seeBlocks(17, 2_000);
        expect(pace.waitMs(false)).toBe(1_000);
        pace.pass(1_000);
        expect(pace.waitMs(false)).toBe(600);
        pace.pass(600);
        expect(pace.waitMs(false)).toBe(100);
        pace.pass(60_000);
        expect(pace.waitMs(false)).toBe(100);
    });
    test('is short on a chain whose blocks sometimes follow each other fast', () => {
        const pace = open();
        pace.seeBlocks(10, 5_000);
        pace.seeBlocks(1, 50);
        pace.seeBlocks(10, 5_000);
        expect(pace.waitMs(false)).toBe(100);
    });
    test('is a second where new blocks are announced', () => {
        expect(open().waitMs(true)).toBe(1_000);
    });
    test('doubles with each look that fails or is slow, to five seconds, and comes back', () => {
        const pace = open();
        pace.looked({ found: undefined, ms: 5 });
        expect(pace.waitMs(false)).toBe(200);
        pace.looked({ found: { number: 1, hash: '0x1' }, ms: 3_000 });
        expect(pace.waitMs(false)).toBe(400);
        for (let nth = 0; nth < 10; nth += 1)
            pace.looked({ found: undefined, ms: 5 });
        expect(pace.waitMs(false)).toBe(5_000);
        expect(pace.waitMs(true)).toBe(5_000);
        for (let nth = 0; nth < 60; nth += 1)
            pace.looked({ found: { number: 1, hash: '0x1' }, ms: 5 });
        expect(pace.waitMs(false)).toBe(100);
    });
});
//# sourceMappingURL=pollPace.test.js.map