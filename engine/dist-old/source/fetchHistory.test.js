var __addDisposableResource = (this && this.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var __disposeResources = (this && this.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});
import { describe, expect, test } from 'vitest';
import { createBloomReader } from '../core/bloom.js';
import { silentLog } from '../core/log.js';
import { createRangeSizer } from '../core/rangeSizer.js';
import { fetchHistory } from './fetchHistory.js';
import { fetchLogs } from './fetchLogs.js';
import { createRpc } from './rpc.js';
import { answering, startScriptedRpc } from './scriptedRpc.js';
const { signal } = new AbortController();
const word = (n) => `0x${n.toString(16).padStart(64, '0')}`;
const hex = (n) => `0x${n.toString(16)}`;
const header = (number) => ({
    hash: word(number),
    parentHash: word(number - 1),
    number: hex(number),
    timestamp: hex(number * 12),
    ...Object.fromEntries([
        'sha3Uncles',
        'miner',
        'stateRoot',
        'transactionsRoot',
        'receiptsRoot',
        'gasUsed',
        'gasLimit',
        'difficulty',
    ].map((key) => [key, '0x0'])),
});
const log = (number, changes = {}) => ({
    address: '0xaa',
    topics: [word(1)],
    data: '0x',
    blockHash: word(number),
    blockNumber: hex(number),
    transactionHash: word(number + 1_000),
    transactionIndex: '0x0',
    logIndex: '0x0',
    ...changes,
});
const transaction = (hash, changes = {}) => ({
    hash,
    blockHash: word(Number(hash) - 1_000),
    transactionIndex: '0x0',
    from: '0xf0',
    to: null,
    value: '0x0',
    gas: '0x1',
    gasPrice: '0x1',
    input: '0x',
    nonce: '0x0',
    ...changes,
});
/** A chain with a log in every tenth block, that refuses ranges of more than `limit` blocks. */
const chain = (limit, changes = () => undefined) => answering((request) => {
    const changed = changes(request);
    if (changed !== undefined)
        return changed;
    const [first] = request.params;
    if (request.method === 'eth_getBlockByNumber')
        return header(Number(first));
    if (request.method === 'eth_getTransactionByHash')
        return transaction(first);
    const { fromBlock, toBlock } = first;
    const [from, to] = [Number(fromBlock), Number(toBlock)];
    if (to - from + 1 > limit)
        return { code: -32602, message: `eth_getLogs is limited to a ${limit} block range` };
    const numbers = Array.from({ length: to - from + 1 }, (_, at) => from + at);
    return numbers.filter((number) => number % 10 === 0).map((number) => log(number));
});
const wants = {
    filters: [{ addresses: ['0xaa'], topics0: [word(1)] }],
    calls: undefined,
    everyBlock: false,
    receiptTopics: new Set(),
    wantsBlock: () => false,
    startBlock: 0,
    endBlock: undefined,
};
const read = async (url, changes = {}, to = 99) => {
    const ranges = [];
    const rpc = createRpc({ urls: [url], log: silentLog, retries: 0 });
    const sizer = createRangeSizer({ first: 40 });
    for await (const range of fetchHistory(rpc, {
        from: 1,
        to,
        wants: { ...wants, ...changes },
        sizer,
        proof: { bloom: createBloomReader(), prove: undefined },
        signal,
    }))
        ranges.push(range);
    return ranges;
};
describe('fetchHistory()', () => {
    test('delivers every block with logs once and in order, whatever the RPC refuses', async () => {
        for (const limit of [1_000, 33, 7, 1]) {
            const env_1 = { stack: [], error: void 0, hasError: false };
            try {
                const server = __addDisposableResource(env_1, await startScriptedRpc(chain(limit)), true);
                const ranges = await read(server.url);
                expect(ranges.flatMap(({ blocks }) => blocks.map(({ number }) => number))).toEqual([
                    10, 20, 30, 40, 50, 60, 70, 80, 90,
                ]);
                expect(ranges[0]?.from).toBe(1);
                expect(ranges.slice(1).map(({ from }) => from)).toEqual(ranges.slice(0, -1).map((range) => range.to + 1));
                expect(ranges.at(-1)?.end).toEqual({
                    number: 99,
                    hash: word(99),
                    parentHash: word(98),
                    timestamp: 99 * 12,
                });
            }
            catch (e_1) {
                env_1.error = e_1;
                env_1.hasError = true;
            }
            finally {
                const result_1 = __disposeResources(env_1);
                if (result_1)
                    await result_1;
            }
        }
    });
    test('delivers blocks without logs where a handler wants them', async () => {
        const env_2 = { stack: [], error: void 0, hasError: false };
        try {
            const server = __addDisposableResource(env_2, await startScriptedRpc(chain(1_000)), true);
            const ranges = await read(server.url, { wantsBlock: (number) => number % 25 === 0 });
            const blocks = ranges.flatMap((range) => range.blocks);
            expect(blocks.map(({ number }) => number)).toEqual([10, 20, 25, 30, 40, 50, 60, 70, 75, 80, 90]);
            expect(blocks.find(({ number }) => number === 25)?.logs).toEqual([]);
        }
        catch (e_2) {
            env_2.error = e_2;
            env_2.hasError = true;
        }
        finally {
            const result_2 = __disposeResources(env_2);
            if (result_2)
                await result_2;
        }
    });
    test('asks for traces only where calls are wanted, and there reads short ranges', async () => {
        const env_3 = { stack: [], error: void 0, hasError: false };
        try {
            const noTraces = ({ method }) => (method === 'trace_filter' ? [] : undefined);
            const server = __addDisposableResource(env_3, await startScriptedRpc(chain(10_000, noTraces)), true);
            const calls = { contracts: ['0xaa'], from: 2_000, to: 2_500, includes: () => true };
            const ranges = await read(server.url, { calls }, 6_000);
            const traced = ranges.filter(({ from, to }) => to >= 2_000 && from <= 2_500);
            expect(traced[0]?.from).toBe(2_000);
            expect(Math.max(...traced.map(({ from, to }) => to - from + 1))).toBe(200);
            expect(Math.max(...ranges.map(({ from, to }) => to - from + 1))).toBeGreaterThan(200);
            const asked = server.posts.flat().filter(({ method }) => method === 'trace_filter');
            const spans = asked.map(({ params: [filter] }) => filter);
            expect(Math.min(...spans.map(({ fromBlock }) => Number(fromBlock)))).toBe(2_000);
            expect(Math.max(...spans.map(({ toBlock }) => Number(toBlock)))).toBe(2_500);
        }
        catch (e_3) {
            env_3.error = e_3;
            env_3.hasError = true;
        }
        finally {
            const result_3 = __disposeResources(env_3);
            if (result_3)
                await result_3;
        }
    });
    test('refuses logs, transactions and blocks that do not belong together', async () => {
        const withChange = async (changes) => {
            const env_4 = { stack: [], error: void 0, hasError: false };
            try {
                const server = __addDisposableResource(env_4, await startScriptedRpc(chain(1_000, changes)), true);
                await read(server.url, {}, 15);
            }
            catch (e_4) {
                env_4.error = e_4;
                env_4.hasError = true;
            }
            finally {
                const result_4 = __disposeResources(env_4);
                if (result_4)
                    await result_4;
            }
        };
        await expect(withChange(({ method }) => (method === 'eth_getLogs' ? [log(10, { blockHash: word(77) })] : undefined))).rejects.toMatchObject({
            name: 'WrongAnswerError',
            message: expect.stringContaining('a log that is not in block 10'),
        });
        await expect(withChange(({ method, params }) => method === 'eth_getTransactionByHash'
            ? transaction(params[0], { blockHash: word(77) })
            : undefined)).rejects.toMatchObject({ message: expect.stringContaining('a transaction that is not in block 10') });
        await expect(withChange(({ method }) => (method === 'eth_getTransactionByHash' ? null : undefined))).rejects.toMatchObject({ message: expect.stringContaining('but not the transaction') });
        await expect(withChange(({ method }) => (method === 'eth_getBlockByNumber' ? null : undefined))).rejects.toMatchObject({ message: expect.stringContaining('gave no block') });
    });
    test('names the method and the field of an answer that is not valid', async () => {
        const env_5 = { stack: [], error: void 0, hasError: false };
        try {
            const server = __addDisposableResource(env_5, await startScriptedRpc(chain(1_000, ({ method }) => (method === 'eth_getLogs' ? [log(10, { data: 5 })] : undefined))), true);
            await expect(read(server.url)).rejects.toThrow("The RPC's answer to eth_getLogs is not valid: data is 5.");
        }
        catch (e_5) {
            env_5.error = e_5;
            env_5.hasError = true;
        }
        finally {
            const result_5 = __disposeResources(env_5);
            if (result_5)
                await result_5;
        }
    });
});
describe('fetchLogs()', () => {
    test('drops what two filters both found, and what a reorg removed', async () => {
        const env_6 = { stack: [], error: void 0, hasError: false };
        try {
            const server = __addDisposableResource(env_6, await startScriptedRpc(chain(1_000, ({ method }) => method === 'eth_getLogs' ? [log(20, { removed: true }), log(10)] : undefined)), true);
            const rpc = createRpc({ urls: [server.url], log: silentLog });
            const filters = [...wants.filters, { addresses: undefined, topics0: [word(1)] }];
            const logs = await fetchLogs(rpc, { from: 1, to: 99 }, { filters, sizer: createRangeSizer(), signal });
            expect(logs.map(({ blockNumber }) => Number(blockNumber))).toEqual([10]);
        }
        catch (e_6) {
            env_6.error = e_6;
            env_6.hasError = true;
        }
        finally {
            const result_6 = __disposeResources(env_6);
            if (result_6)
                await result_6;
        }
    });
    test('passes on the refusal of a single block', async () => {
        const env_7 = { stack: [], error: void 0, hasError: false };
        try {
            const server = __addDisposableResource(env_7, await startScriptedRpc(chain(1_000, () => ({ code: -32005, message: 'query returned more than 10000 results' }))), true);
            const rpc = createRpc({ urls: [server.url], log: silentLog, retries: 0 });
            await expect(fetchLogs(rpc, { from: 5, to: 5 }, { filters: wants.filters, sizer: createRangeSizer(), signal })).rejects.toThrow('query returned more than 10000 results');
        }
        catch (e_7) {
            env_7.error = e_7;
            env_7.hasError = true;
        }
        finally {
            const result_7 = __disposeResources(env_7);
            if (result_7)
                await result_7;
        }
    });
});
//# sourceMappingURL=fetchHistory.test.js.map