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
import { silentLog } from '../core/log.js';
import { fetchCalls, fetchCallsOfBlocks } from './fetchCalls.js';
import { createRpc } from './rpc.js';
import { answering, startScriptedRpc } from './scriptedRpc.js';
const { signal } = new AbortController();
const VAULT = `0x${'aa'.repeat(20)}`;
const ROUTER = `0x${'bb'.repeat(20)}`;
const hash = (number) => `0x${number.toString(16).padStart(64, '0')}`;
const quantity = (number) => `0x${number.toString(16)}`;
const UNKNOWN = { code: -32_601, message: 'the method does not exist/is not available' };
const header = (number, transactionsRoot = hash(77)) => ({ number: quantity(number), hash: hash(number), transactionsRoot });
const wholeHeader = (number) => ({
    ...header(number),
    ...Object.fromEntries([
        'parentHash',
        'sha3Uncles',
        'miner',
        'stateRoot',
        'receiptsRoot',
        'gasUsed',
        'gasLimit',
        'timestamp',
    ].map((key) => [key, '0x0'])),
});
const wants = {
    contracts: [VAULT],
    from: 0,
    to: Number.POSITIVE_INFINITY,
    includes: ({ to, input }) => to === VAULT && input.startsWith('0x01020304'),
};
const trace = (blockNumber, changes = {}) => ({
    type: 'call',
    action: { from: ROUTER, to: VAULT, input: '0x01020304', callType: 'call', value: '0x0', gas: '0x1' },
    result: { output: '0x', gasUsed: '0x1' },
    blockHash: hash(blockNumber),
    blockNumber,
    transactionHash: hash(1_000 + blockNumber),
    transactionPosition: 0,
    subtraces: 0,
    traceAddress: [],
    ...changes,
});
const serving = async (answer, run) => {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const server = __addDisposableResource(env_1, await startScriptedRpc(answering(answer)), true);
        const result = await run(createRpc({ urls: [server.url], log: silentLog, retries: 0 }));
        return { result, asked: server.posts.flat() };
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
};
describe('fetchCalls()', () => {
    test('gives calls in chain order, without those that failed, created, only sent coins or are not wanted', async () => {
        const traces = [
            trace(3, { transactionPosition: 2 }),
            trace(3, { transactionPosition: 0 }),
            trace(2),
            trace(2, { error: 'Reverted', result: null }),
            trace(2, {
                type: 'create',
                action: { from: ROUTER, init: '0x' },
                result: { address: VAULT, code: '0x' },
            }),
            trace(2, { type: 'reward', transactionHash: null, transactionPosition: null, result: null }),
            trace(2, { action: { from: ROUTER, to: VAULT, input: '0x' } }),
            trace(2, { action: { from: ROUTER, to: VAULT, input: '0x05060708' } }),
            trace(2, { action: { from: VAULT, to: ROUTER, input: '0x01020304' } }),
        ];
        const { result } = await serving(() => traces, (rpc) => fetchCalls(rpc, { from: 1, to: 9 }, { wants, signal }));
        expect(result.map(({ blockNumber, transactionIndex }) => [blockNumber, transactionIndex])).toEqual([
            [2, 0],
            [3, 0],
            [3, 2],
        ]);
    });
    test('asks for fewer blocks at a time when the RPC finds them too many, and for none outside of what is wanted', async () => {
        const answer = ({ params: [filter] }) => {
            const { fromBlock, toBlock } = filter;
            const [from, to] = [Number(fromBlock), Number(toBlock)];
            if (to - from >= 20)
                return { code: -32_000, message: 'query returned more than 100 results' };
            return [trace(from), trace(to)];
        };
        const { result, asked } = await serving(answer, (rpc) => fetchCalls(rpc, { from: 0, to: 199 }, { wants: { ...wants, from: 100, to: 179 }, signal }));
        const numbers = result.map(({ blockNumber }) => blockNumber);
        expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
        expect([numbers[0], numbers.at(-1)]).toEqual([100, 179]);
        expect(asked.every(({ method }) => method === 'trace_filter')).toBe(true);
    });
    test('traces whole blocks when the contracts are too many to search for', async () => {
        const contracts = Array.from({ length: 101 }, () => VAULT);
        const answer = ({ method, params: [number] }) => method === 'trace_block' ? [trace(Number(number))] : wholeHeader(Number(number));
        const { result, asked } = await serving(answer, (rpc) => fetchCalls(rpc, { from: 1, to: 3 }, { wants: { ...wants, contracts }, signal }));
        expect(result.map(({ blockNumber }) => blockNumber)).toEqual([1, 2, 3]);
        expect(asked.map(({ method }) => method)).not.toContain('trace_filter');
    });
});
describe('fetchCallsOfBlocks()', () => {
    const emptyRoot = '0x56e81f171bcc55a6ff8345e692c0f86e5b48e01b996cadc001622fb5e363b421';
    test('does not trace blocks without transactions', async () => {
        const { result, asked } = await serving(({ params: [number] }) => [trace(Number(number))], (rpc) => fetchCallsOfBlocks(rpc, [header(1, emptyRoot), header(2)], { wants, signal }));
        expect(result).toHaveLength(1);
        expect(asked.map(({ params }) => params)).toEqual([['0x2']]);
    });
    test.each([
        ['of another block', [trace(3)]],
        ['unknown', null],
    ])('says that the chain moved when the traces are %s', async (_, traces) => {
        const fetching = serving(() => traces, (rpc) => fetchCallsOfBlocks(rpc, [header(2)], { wants, signal }));
        await expect(fetching).rejects.toThrow('The RPC gave traces that are not of block 2');
    });
    test.each(['trace_block', 'debug_traceBlockByHash'])('does not believe that a block with transactions has no traces by %s', async (served) => {
        const answer = ({ method }) => (method === served ? [] : UNKNOWN);
        const fetching = serving(answer, (rpc) => fetchCallsOfBlocks(rpc, [header(2)], { wants, signal }));
        await expect(fetching).rejects.toMatchObject({
            name: 'WrongAnswerError',
            message: 'The RPC gave no traces of block 2, which has transactions.',
            by: expect.stringContaining('127.0.0.1'),
        });
    });
    test.each([
        ['0x0', undefined],
        ['0x5208', 'The RPC gave no traces of block 2, which has transactions.'],
    ])('goes by the gas that was used, %s, where the header names no root', async (gasUsed, message) => {
        const rootless = { ...header(2, `0x${'0'.repeat(64)}`), gasUsed };
        const fetching = serving(() => [], (rpc) => fetchCallsOfBlocks(rpc, [rootless], { wants, signal }));
        const outcome = fetching.then(({ result }) => result.length, ({ message: said }) => said);
        expect(await outcome).toBe(message ?? 0);
    });
    test('reads the call tracer where there is nothing better: outer calls before inner ones', async () => {
        const frame = (type, input, more = {}) => ({
            type,
            from: ROUTER,
            to: VAULT,
            input,
            ...more,
        });
        const first = frame('CALL', '0x0102030401', {
            calls: [
                frame('DELEGATECALL', '0x0102030402', { calls: [frame('STATICCALL', '0x0102030403')] }),
                frame('CALL', '0x0102030404', { error: 'execution reverted' }),
                frame('CREATE', '0x0102030405'),
                frame('CALL', '0x0102030406', { output: '0xff' }),
            ],
        });
        const answer = ({ method }) => method === 'debug_traceBlockByHash'
            ? [
                { txHash: hash(8), result: first },
                { txHash: hash(9), result: frame('CALL', '0x0102030407') },
            ]
            : UNKNOWN;
        const { result } = await serving(answer, (rpc) => fetchCallsOfBlocks(rpc, [header(2)], { wants, signal }));
        expect(result.map(({ input, output, transactionIndex }) => [input, output, transactionIndex])).toEqual([
            ['0x0102030401', '0x', 0],
            ['0x0102030402', '0x', 0],
            ['0x0102030403', '0x', 0],
            ['0x0102030406', '0xff', 0],
            ['0x0102030407', '0x', 1],
        ]);
    });
    test('names the traces that would do when the RPC has none', async () => {
        const fetching = serving(() => UNKNOWN, (rpc) => fetchCallsOfBlocks(rpc, [header(2)], { wants, signal }));
        await expect(fetching).rejects.toMatchObject({
            name: 'TracesUnavailableError',
            remedy: expect.stringContaining('trace_filter, trace_block or debug_traceBlockByHash'),
        });
    });
});
//# sourceMappingURL=fetchCalls.test.js.map