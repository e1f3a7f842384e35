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
import { createRpc } from './rpc.js';
import { RpcError } from './rpcError.js';
import { answering, HttpStatus, startScriptedRpc } from './scriptedRpc.js';
const { signal } = new AbortController();
const open = (urls, options = {}) => createRpc({ urls, log: silentLog, ...options });
const calls = (count) => Array.from({ length: count }, (_, n) => ({ method: 'eth_echo', params: [n] }));
/** What was answered, or the error, without who did. */
const told = (outcomes) => outcomes.map(({ from: _, ...outcome }) => outcome);
const echo = answering(({ params }) => params[0]);
/** Rejection of a single request to an RPC with this script. */
const refusal = async (script, options = {}) => {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const server = __addDisposableResource(env_1, await startScriptedRpc(script), true);
        const rpc = open([server.url], { retries: 0, ...options });
        const error = await rpc
            .request({ method: 'eth_ask', params: [] }, { signal })
            .catch((caught) => caught);
        if (error instanceof RpcError)
            return error;
        throw new Error(`expected an RpcError, not ${String(error)}`);
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
const headerOf = (hash) => ({
    hash,
    ...Object.fromEntries([
        'parentHash',
        'number',
        'timestamp',
        'sha3Uncles',
        'miner',
        'stateRoot',
        'transactionsRoot',
        'receiptsRoot',
        'gasUsed',
        'gasLimit',
    ].map((key) => [key, '0x0'])),
});
describe('requestAll()', () => {
    test('keeps the order, in batches of the given size', async () => {
        const env_2 = { stack: [], error: void 0, hasError: false };
        try {
            const server = __addDisposableResource(env_2, await startScriptedRpc((requests) => echo(requests, true).reverse()), true);
            const outcomes = await open([server.url], { batchSize: 10 }).requestAll(calls(25), { signal });
            expect(told(outcomes)).toEqual(Array.from({ length: 25 }, (_, value) => ({ value })));
            expect(server.posts.map((post) => post.length)).toEqual([10, 10, 5]);
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
    test('has no more requests under way than allowed', async () => {
        const env_3 = { stack: [], error: void 0, hasError: false };
        try {
            const server = __addDisposableResource(env_3, await startScriptedRpc(echo), true);
            const rpc = open([server.url], { batchSize: 1, inFlight: 2 });
            await expect(rpc.requestAll(calls(30), { signal })).resolves.toHaveLength(30);
            expect(server.posts).toHaveLength(30);
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
    test('gives an error in its place, without asking again for what cannot pass', async () => {
        const env_4 = { stack: [], error: void 0, hasError: false };
        try {
            const server = __addDisposableResource(env_4, await startScriptedRpc(answering(({ params }) => (params[0] === 1 ? { code: 3, message: 'execution reverted' } : params[0]))), true);
            const [first, second] = await open([server.url]).requestAll(calls(2), { signal });
            expect(first).toMatchObject({ value: 0 });
            expect(second).toMatchObject({ error: { kind: 'failed', code: 3 } });
            expect(server.posts).toHaveLength(1);
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
    });
    test('asks again for those that were limited, and for those alone', async () => {
        const env_5 = { stack: [], error: void 0, hasError: false };
        try {
            let limited = true;
            const server = __addDisposableResource(env_5, await startScriptedRpc(answering(({ params }) => {
                if (params[0] !== 1 || !limited)
                    return params[0];
                limited = false;
                return { code: -32005, message: 'rate limit' };
            })), true);
            const outcomes = await open([server.url]).requestAll(calls(3), { signal });
            expect(told(outcomes)).toEqual([{ value: 0 }, { value: 1 }, { value: 2 }]);
            expect(server.posts.map((post) => post.map(({ params }) => params[0]))).toEqual([[0, 1, 2], [1]]);
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
    test('asks again for an answer that is missing', async () => {
        const env_6 = { stack: [], error: void 0, hasError: false };
        try {
            let first = true;
            const server = __addDisposableResource(env_6, await startScriptedRpc((requests) => {
                const answers = echo(requests, requests.length > 1);
                if (!first)
                    return answers;
                first = false;
                return [answers[0], { id: 7 }];
            }), true);
            const outcomes = await open([server.url]).requestAll(calls(2), { signal });
            expect(told(outcomes)).toEqual([{ value: 0 }, { value: 1 }]);
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
    test('makes batches smaller when they are refused for their size', async () => {
        const env_7 = { stack: [], error: void 0, hasError: false };
        try {
            const server = __addDisposableResource(env_7, await startScriptedRpc((requests, isBatch) => {
                if (requests.length > 3)
                    throw new HttpStatus(413);
                return echo(requests, isBatch);
            }), true);
            const rpc = open([server.url], { batchSize: 20 });
            const values = Array.from({ length: 20 }, (_, value) => ({ value }));
            expect(told(await rpc.requestAll(calls(20), { signal }))).toEqual(values);
            const before = server.posts.length;
            expect(told(await rpc.requestAll(calls(20), { signal }))).toEqual(values);
            expect(server.posts.slice(before).every((post) => post.length <= 3)).toBe(true);
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
    test('asks one by one where batches are not taken', async () => {
        for (const refuse of [
            () => ({ id: null, error: { code: -32600, message: 'no batches' } }),
            () => {
                throw new HttpStatus(400);
            },
        ]) {
            const env_8 = { stack: [], error: void 0, hasError: false };
            try {
                const server = __addDisposableResource(env_8, await startScriptedRpc((requests, isBatch) => isBatch ? refuse() : echo(requests, isBatch)), true);
                const outcomes = await open([server.url]).requestAll(calls(9), { signal });
                expect(told(outcomes)).toEqual(Array.from({ length: 9 }, (_, value) => ({ value })));
            }
            catch (e_8) {
                env_8.error = e_8;
                env_8.hasError = true;
            }
            finally {
                const result_8 = __disposeResources(env_8);
                if (result_8)
                    await result_8;
            }
        }
    });
    test('asks another endpoint for what one does not know', async () => {
        const env_9 = { stack: [], error: void 0, hasError: false };
        try {
            const pruned = __addDisposableResource(env_9, await startScriptedRpc(answering(({ params }) => params[0] === 1 ? { code: -32000, message: 'missing trie node' } : params[0])), true);
            const archive = __addDisposableResource(env_9, await startScriptedRpc(echo), true);
            const outcomes = await open([pruned.url, archive.url]).requestAll(calls(3), { signal });
            expect(told(outcomes)).toEqual([{ value: 0 }, { value: 1 }, { value: 2 }]);
            expect(archive.posts.flat().map(({ params }) => params[0])).toEqual([1]);
        }
        catch (e_9) {
            env_9.error = e_9;
            env_9.hasError = true;
        }
        finally {
            const result_9 = __disposeResources(env_9);
            if (result_9)
                await result_9;
        }
    });
    test('loses nothing when the endpoint dies with requests under way', async () => {
        const env_10 = { stack: [], error: void 0, hasError: false };
        try {
            let answered = 0;
            const dying = __addDisposableResource(env_10, await startScriptedRpc((requests, isBatch) => {
                answered += 1;
                if (answered > 3)
                    throw new HttpStatus(502);
                return echo(requests, isBatch);
            }), true);
            const healthy = __addDisposableResource(env_10, await startScriptedRpc(echo), true);
            const rpc = open([dying.url, healthy.url], { batchSize: 5 });
            const outcomes = await rpc.requestAll(calls(100), { signal });
            expect(told(outcomes)).toEqual(Array.from({ length: 100 }, (_, value) => ({ value })));
            expect(rpc.endpoints().map(({ active }) => active)).toEqual([false, true]);
        }
        catch (e_10) {
            env_10.error = e_10;
            env_10.hasError = true;
        }
        finally {
            const result_10 = __disposeResources(env_10);
            if (result_10)
                await result_10;
        }
    });
});
describe('request()', () => {
    test('goes to the next RPC when one fails, and stays there', async () => {
        const env_11 = { stack: [], error: void 0, hasError: false };
        try {
            const bad = __addDisposableResource(env_11, await startScriptedRpc(() => {
                throw new HttpStatus(503);
            }), true);
            const good = __addDisposableResource(env_11, await startScriptedRpc(echo), true);
            const rpc = open([bad.url, good.url]);
            const ask = () => rpc.request({ method: 'eth_echo', params: ['yes'] }, { signal });
            expect(await ask()).toBe('yes');
            expect(await ask()).toBe('yes');
            expect(bad.posts).toHaveLength(1);
        }
        catch (e_11) {
            env_11.error = e_11;
            env_11.hasError = true;
        }
        finally {
            const result_11 = __disposeResources(env_11);
            if (result_11)
                await result_11;
        }
    });
    test('names what is wrong, and a way out', async () => {
        const status = (code) => () => {
            throw new HttpStatus(code);
        };
        const failing = (code, message) => answering(() => ({ code, message }));
        const brief = async (script) => {
            const { kind, message, remedy } = await refusal(script);
            return [kind, message.replace(/127\.0\.0\.1:\d+/, 'HOST'), remedy];
        };
        expect(await brief(status(401))).toEqual([
            'forbidden',
            'The RPC at HOST refused access (HTTP 401).',
            'Check the key in the RPC URL.',
        ]);
        expect(await brief(status(502))).toEqual([
            'unavailable',
            'The RPC at HOST is not available (HTTP 502).',
            undefined,
        ]);
        expect(await brief(failing(-32000, 'missing trie node 12ab'))).toEqual([
            'failed',
            'The RPC at HOST answered eth_ask with an error: missing trie node 12ab',
            'The RPC no longer keeps the state of old blocks: use an archive endpoint.',
        ]);
        expect((await brief(failing(-32005, 'query returned more than 10000 results')))[0]).toBe('tooMuch');
        expect((await brief(failing(-32005, 'daily request count exceeded, request rate limited')))[0]).toBe('busy');
        expect((await brief(() => 'hello'))[0]).toBe('malformed');
    });
    test('never shows the path of an RPC URL, which may hold a key', async () => {
        const env_12 = { stack: [], error: void 0, hasError: false };
        try {
            const server = __addDisposableResource(env_12, await startScriptedRpc(() => {
                throw new HttpStatus(500);
            }), true);
            const rpc = open([`${server.url}/v2/SECRET?key=SECRET`], { retries: 0 });
            const error = await rpc
                .request({ method: 'eth_ask', params: [] }, { signal })
                .catch((caught) => caught);
            expect(error).toBeInstanceOf(RpcError);
            const { message, facts, cause } = error;
            expect(JSON.stringify({ message, facts, cause })).not.toContain('SECRET');
        }
        catch (e_12) {
            env_12.error = e_12;
            env_12.hasError = true;
        }
        finally {
            const result_12 = __disposeResources(env_12);
            if (result_12)
                await result_12;
        }
    });
    test('gives up waiting for an answer in time', async () => {
        const env_13 = { stack: [], error: void 0, hasError: false };
        try {
            const server = __addDisposableResource(env_13, await startScriptedRpc(() => {
                const until = performance.now() + 300;
                while (performance.now() < until)
                    ;
                return {};
            }), true);
            const rpc = open([server.url], { retries: 0, timeoutMs: 50 });
            await expect(rpc.request({ method: 'eth_ask', params: [] }, { signal })).rejects.toMatchObject({
                kind: 'slow',
            });
        }
        catch (e_13) {
            env_13.error = e_13;
            env_13.hasError = true;
        }
        finally {
            const result_13 = __disposeResources(env_13);
            if (result_13)
                await result_13;
        }
    });
    test('leaves an endpoint alone for as long as it asks, and takes another meanwhile', async () => {
        const env_14 = { stack: [], error: void 0, hasError: false };
        try {
            const limited = __addDisposableResource(env_14, await startScriptedRpc(() => {
                throw new HttpStatus(429, { 'retry-after': '30' });
            }), true);
            const other = __addDisposableResource(env_14, await startScriptedRpc(echo), true);
            const rpc = open([limited.url, other.url]);
            for (const value of [1, 2, 3])
                expect(await rpc.request({ method: 'eth_echo', params: [value] }, { signal })).toBe(value);
            expect(limited.posts).toHaveLength(1);
        }
        catch (e_14) {
            env_14.error = e_14;
            env_14.hasError = true;
        }
        finally {
            const result_14 = __disposeResources(env_14);
            if (result_14)
                await result_14;
        }
    });
    test('is held up, not refused, while one endpoint is away and the other does not know us', async () => {
        const env_15 = { stack: [], error: void 0, hasError: false };
        try {
            const failing = (status) => startScriptedRpc(() => {
                throw new HttpStatus(status);
            });
            const forbidding = __addDisposableResource(env_15, await failing(403), true);
            const away = __addDisposableResource(env_15, await failing(502), true);
            for (const urls of [
                [forbidding.url, away.url],
                [away.url, forbidding.url],
            ])
                await expect(open(urls, { retries: 2 }).request({ method: 'eth_ask', params: [] }, { signal })).rejects.toMatchObject({ kind: 'unavailable' });
        }
        catch (e_15) {
            env_15.error = e_15;
            env_15.hasError = true;
        }
        finally {
            const result_15 = __disposeResources(env_15);
            if (result_15)
                await result_15;
        }
    });
    test('leaves out an endpoint of another chain, and fails when none is left', async () => {
        const env_16 = { stack: [], error: void 0, hasError: false };
        try {
            const chain = (chainId, genesis = '0x0') => answering(({ method, params }) => {
                if (method === 'eth_chainId')
                    return chainId;
                return method === 'eth_getBlockByNumber' ? headerOf(genesis) : params[0];
            });
            const foreign = __addDisposableResource(env_16, await startScriptedRpc(chain('0x2')), true);
            const fork = __addDisposableResource(env_16, await startScriptedRpc(chain('0x1', '0xf')), true);
            const right = __addDisposableResource(env_16, await startScriptedRpc(chain('0x1')), true);
            const ask = (urls) => open(urls, { chain: { chainId: 1, genesis: '0x0' } }).request({ method: 'eth_echo', params: ['yes'] }, { signal });
            expect(await ask([foreign.url, fork.url, right.url])).toBe('yes');
            expect([foreign, fork].flatMap(({ posts }) => posts.flat()).map(({ method }) => method)).not.toContain('eth_echo');
            await expect(ask([foreign.url])).rejects.toThrow('The RPC serves chain 2, but chain 1 was expected.');
        }
        catch (e_16) {
            env_16.error = e_16;
            env_16.hasError = true;
        }
        finally {
            const result_16 = __disposeResources(env_16);
            if (result_16)
                await result_16;
        }
    });
    test('does not leave out an endpoint that is wrong once about its chain', async () => {
        const env_17 = { stack: [], error: void 0, hasError: false };
        try {
            const lies = [null, headerOf('0x0'), headerOf('0xf')];
            const server = __addDisposableResource(env_17, await startScriptedRpc(answering(({ method, params }) => {
                if (method === 'eth_chainId')
                    return '0x1';
                if (method !== 'eth_getBlockByNumber')
                    return params[0];
                return lies.length > 0 ? lies.pop() : headerOf('0x0');
            })), true);
            const rpc = open([server.url], { chain: { chainId: 1, genesis: '0x0' } });
            expect(await rpc.request({ method: 'eth_echo', params: ['yes'] }, { signal })).toBe('yes');
            expect(rpc.endpoints()).toMatchObject([{ excluded: undefined }]);
        }
        catch (e_17) {
            env_17.error = e_17;
            env_17.hasError = true;
        }
        finally {
            const result_17 = __disposeResources(env_17);
            if (result_17)
                await result_17;
        }
    });
    test('fails when an endpoint is of another chain each time', async () => {
        const env_18 = { stack: [], error: void 0, hasError: false };
        try {
            let asked = 0;
            const server = __addDisposableResource(env_18, await startScriptedRpc(answering(({ method }) => (method === 'eth_chainId' ? '0x1' : headerOf(`0x${(asked++).toString(16)}`)))), true);
            await expect(open([server.url], { chain: { chainId: 1 } }).request({ method: 'eth_echo', params: [] }, { signal })).rejects.toThrow('The RPC says something else each time it is asked which chain it serves.');
        }
        catch (e_18) {
            env_18.error = e_18;
            env_18.hasError = true;
        }
        finally {
            const result_18 = __disposeResources(env_18);
            if (result_18)
                await result_18;
        }
    });
    test('ends at once when it is aborted, even between tries', async () => {
        const env_19 = { stack: [], error: void 0, hasError: false };
        try {
            const server = __addDisposableResource(env_19, await startScriptedRpc(() => {
                throw new HttpStatus(503);
            }), true);
            const stop = new AbortController();
            const asked = open([server.url], { retries: 100 }).request({ method: 'eth_ask', params: [] }, { signal: stop.signal });
            setTimeout(() => stop.abort(new Error('closing')), 30);
            const started = performance.now();
            await expect(asked).rejects.toThrow('closing');
            expect(performance.now() - started).toBeLessThan(1_000);
        }
        catch (e_19) {
            env_19.error = e_19;
            env_19.hasError = true;
        }
        finally {
            const result_19 = __disposeResources(env_19);
            if (result_19)
                await result_19;
        }
    });
});
//# sourceMappingURL=rpc.test.js.map