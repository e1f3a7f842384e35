import { expect, test } from 'vitest';
import { partsOf } from './partsOf.js';
/** A range of blocks with so many logs each; nothing else of them is read. */
const rangeOf = (...logs) => ({
    from: 0,
    to: logs.length,
    blocks: logs.map((count, number) => ({ number, logs: Array(count).fill({}) })),
});
const parts = async (...ranges) => {
    async function* generate() {
        yield* ranges;
    }
    const found = [];
    for await (const { blocks, ends } of partsOf(generate(), { logs: 10 }))
        found.push([blocks.map(({ number }) => number), ends !== undefined]);
    return found;
};
test('whole blocks, as few as have the logs; the last part ends the range', async () => {
    expect(await parts(rangeOf(4, 4, 4, 1), rangeOf(25, 1))).toEqual([
        [[0, 1, 2], false],
        [[3], true],
        [[0], false],
        [[1], true],
    ]);
});
test('a range without blocks is one empty part', async () => {
    expect(await parts(rangeOf())).toEqual([[[], true]]);
});
//# sourceMappingURL=partsOf.test.js.map