import { describe, expect, test } from 'vitest';
import { staticDataSources } from './activeDataSource.js';
import { chainWantsOf, mergeFilters } from './chainWants.js';
import { eventTopic } from './eventTopic.js';
import { parseManifest } from './manifest.js';
const address = (n) => `0x${n.toString(16).padStart(40, '0')}`;
const source = (n, events, more = {}) => ({
    kind: 'ethereum',
    name: `S${n}`,
    network: 'devnet',
    source: { abi: 'C', ...(n === undefined ? {} : { address: address(n) }), ...more },
    mapping: {
        apiVersion: '0.0.9',
        file: 'm.wasm',
        eventHandlers: events.map((event) => ({ event, handler: 'h', receipt: event === 'R()' })),
    },
});
const wantsOf = (...dataSources) => chainWantsOf(staticDataSources(parseManifest({ specVersion: '1.3.0', schema: { file: 's' }, dataSources })));
describe('chainWantsOf()', () => {
    test('puts contracts with the same events into one filter', () => {
        const { filters } = wantsOf(source(1, ['A()', 'B()']), source(2, ['B()', 'A()']), source(3, ['A()']));
        expect(filters.map(({ addresses, topics0 }) => [addresses, topics0.length])).toEqual([
            [[address(1), address(2)], 2],
            [[address(3)], 1],
        ]);
    });
    test('splits a filter with very many contracts', () => {
        const { filters } = wantsOf(...Array.from({ length: 2_500 }, (_, n) => source(n, ['A()'])));
        expect(filters.map(({ addresses }) => addresses?.length)).toEqual([1000, 1000, 500]);
    });
    test('knows the first and, if all end, the last block of interest', () => {
        expect(wantsOf(source(1, ['A()'], { startBlock: 7 }), source(2, ['A()'], { startBlock: 3, endBlock: 9 }))).toMatchObject({
            startBlock: 3,
            endBlock: undefined,
        });
        expect(wantsOf(source(1, ['A()'], { endBlock: 12 }), source(2, ['A()'], { endBlock: 9 }))).toMatchObject({
            endBlock: 12,
        });
    });
    test('names the events whose receipt is asked for', () => {
        expect([...wantsOf(source(1, ['A()', 'R()'])).receiptTopics]).toEqual([eventTopic({ event: 'R()' })]);
    });
});
test('mergeFilters() keeps wildcards apart', () => {
    const { filters } = wantsOf(source(1, ['A()']), source(2, ['B()']), source(undefined, ['C()']));
    expect(mergeFilters(filters)).toEqual([
        {
            addresses: [address(1), address(2)],
            topics0: [eventTopic({ event: 'A()' }), eventTopic({ event: 'B()' })],
        },
        { addresses: undefined, topics0: [eventTopic({ event: 'C()' })] },
    ]);
});
test('eventTopic() hashes the signature without `indexed` and spaces', () => {
    expect(eventTopic({ event: 'Transfer(indexed address, indexed address,uint256)' })).toBe('0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef');
});
//# sourceMappingURL=chainWants.test.js.map