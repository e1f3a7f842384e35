import { describe, expect, test } from 'vitest';
import { staticDataSources } from './activeDataSource.js';
import { eventTopic } from './eventTopic.js';
import { parseManifest } from './manifest.js';
import { createTriggerMatcher } from './triggerMatcher.js';
const E = 'Seen(uint256)';
const F = 'Gone(address)';
const X = `0x${'ab'.repeat(20)}`;
const Y = `0x${'cd'.repeat(20)}`;
const dataSource = (name, { address, events, blocks, startBlock, endBlock }) => ({
    kind: 'ethereum',
    name,
    network: 'devnet',
    source: { abi: 'C', startBlock, endBlock, ...(address === undefined ? {} : { address }) },
    mapping: {
        apiVersion: '0.0.9',
        file: 'm.wasm',
        eventHandlers: events ?? [{ event: E, handler: 'onSeen' }],
        blockHandlers: blocks ?? [],
    },
});
const sourcesOf = (sources) => staticDataSources(parseManifest({
    specVersion: '1.3.0',
    schema: { file: 'schema.graphql' },
    dataSources: Object.entries(sources).map(([name, options]) => dataSource(name, options)),
}));
const log = (logIndex, event = E, options = {}) => ({
    address: options.address ?? X,
    topics: [eventTopic({ event }), ...(options.topics ?? [])],
    data: '0x',
    blockHash: '0x01',
    blockNumber: '0x1',
    transactionHash: '0x0a',
    transactionIndex: '0x0',
    logIndex: `0x${logIndex.toString(16)}`,
});
const block = (number, logs) => ({
    number,
    hash: '0x01',
    parentHash: '0x00',
    timestamp: 0,
    header: {},
    logs,
    calls: [],
    transactions: new Map([['0x0a', { hash: '0x0a' }]]),
    receipts: new Map([['0x0a', { transactionHash: '0x0a' }]]),
});
const decodes = () => [];
const told = ({ source, handler, trigger }) => `${source.name}.${handler}${trigger.kind === 'event' ? `(${Number(trigger.log.logIndex)})` : ''}`;
const matcherOf = (sources, decodeLog = decodes) => createTriggerMatcher(sources, { decodeLog, decodeCall: () => ({ inputs: [], outputs: [] }) });
const run = (sources, number, logs, decodeLog = decodes) => matcherOf(sourcesOf(sources), decodeLog).match(block(number, logs)).map(told);
describe('match()', () => {
    test('gives each log to its data sources in manifest order', () => {
        const both = { A: { address: X }, B: { address: X } };
        expect(run(both, 1, [log(1), log(2)])).toEqual([
            'A.onSeen(1)',
            'B.onSeen(1)',
            'A.onSeen(2)',
            'B.onSeen(2)',
        ]);
    });
    test('follows the order of logs, not of handlers', () => {
        const events = [
            { event: E, handler: 'onSeen' },
            { event: F, handler: 'onGone' },
        ];
        expect(run({ A: { address: X, events } }, 1, [log(3, F), log(7, E)])).toEqual([
            'A.onGone(3)',
            'A.onSeen(7)',
        ]);
    });
    test('keeps host order between a wildcard and an address', () => {
        expect(run({ Any: {}, One: { address: X }, Last: {} }, 1, [log(1)])).toEqual([
            'Any.onSeen(1)',
            'One.onSeen(1)',
            'Last.onSeen(1)',
        ]);
    });
    test('runs once handlers at the start block alone and before its logs', () => {
        const blocks = [{ handler: 'atStart', filter: { kind: 'once' } }];
        const source = { A: { address: X, startBlock: 5, blocks } };
        expect(run(source, 4, [log(1)])).toEqual([]);
        expect(run(source, 5, [log(1)])).toEqual(['A.atStart', 'A.onSeen(1)']);
        expect(run(source, 6, [])).toEqual([]);
    });
    test('runs polling handlers every so many blocks after the start block', () => {
        const blocks = [{ handler: 'tick', filter: { kind: 'polling', every: 4 } }];
        const at = (startBlock) => Array.from({ length: 10 }, (_, number) => number).filter((number) => run({ A: { address: X, startBlock, blocks } }, number, []).length > 0);
        expect(at(0)).toEqual([0, 4, 8]);
        expect(at(3)).toEqual([3, 7]);
    });
    test('runs unfiltered block handlers after the logs', () => {
        expect(run({ A: { address: X, blocks: [{ handler: 'each' }] } }, 9, [log(0), log(1)])).toEqual([
            'A.onSeen(0)',
            'A.onSeen(1)',
            'A.each',
        ]);
    });
    test('minds startBlock and endBlock, both inclusive', () => {
        const source = { A: { address: X, startBlock: 5, endBlock: 8 } };
        expect([4, 5, 8, 9].map((number) => run(source, number, [log(1)]).length)).toEqual([0, 1, 1, 0]);
    });
    test('takes every emitter when there is no address', () => {
        expect(run({ A: {} }, 1, [log(1), log(2, E, { address: Y })])).toEqual(['A.onSeen(1)', 'A.onSeen(2)']);
        expect(run({ A: { address: X } }, 1, [log(1), log(2, E, { address: Y })])).toEqual(['A.onSeen(1)']);
    });
    test('skips a log that does not decode as the event', () => {
        expect(run({ A: { address: X } }, 1, [log(1)], () => undefined)).toEqual([]);
    });
    test('compares topics padded to a word, any of a list and all of the lists', () => {
        const word = (digit) => `0x${digit.padStart(64, '0')}`;
        const events = [{ event: E, handler: 'onSeen', topic1: ['0xa', 'b'], topic2: ['0x1'] }];
        const of = (...topics) => run({ A: { events } }, 1, [log(1, E, { topics: topics.map(word) })]).length;
        expect([of('a', '1'), of('b', '1'), of('c', '1'), of('a', '2'), of('a')]).toEqual([1, 1, 0, 0, 0]);
    });
    test('refuses two handlers of one data source for the same log', () => {
        const events = [
            { event: E, handler: 'one' },
            { event: 'Seen(indexed uint256)', handler: 'two' },
        ];
        expect(() => run({ A: { address: X, events } }, 1, [log(1)])).toThrow('Multiple handlers defined for event');
    });
    test('knows an address in any spelling', () => {
        const spellings = [X, `0x${'AB'.repeat(20)}`, 'ab'.repeat(20)];
        expect(spellings.map((address) => run({ A: { address } }, 1, [log(1)]).length)).toEqual([1, 1, 1]);
    });
    test('hands the receipt only to a handler that asks for it', () => {
        const receipts = [true, false].map((receipt) => {
            const sources = sourcesOf({ A: { events: [{ event: E, handler: 'onSeen', receipt }] } });
            const trigger = matcherOf(sources).match(block(1, [log(1)]))[0]?.trigger;
            return trigger?.kind === 'event' ? trigger.receipt !== null : undefined;
        });
        expect(receipts).toEqual([true, false]);
    });
});
//# sourceMappingURL=triggerMatcher.test.js.map