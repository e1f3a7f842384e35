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
import { createStateReader, isRevert } from './readState.js';
import { createRpc } from './rpc.js';
import { RpcError } from './rpcError.js';
import { answering, startScriptedRpc } from './scriptedRpc.js';
const { signal } = new AbortController();
const block = { number: 5, hash: '0xb5' };
const call = { kind: 'call', to: '0xaa', data: '0x01', block };
const ask = async (script, chainId = 1) => {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const server = __addDisposableResource(env_1, await startScriptedRpc(script), true);
        const read = createStateReader(createRpc({ urls: [server.url], log: silentLog, retries: 0 }), { chainId });
        const queries = [
            call,
            { kind: 'balance', address: '0xbb', block },
            { kind: 'code', address: '0xcc', block },
        ];
        const answers = await read(queries, { signal });
        return { answers, posts: server.posts };
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
describe('createStateReader()', () => {
    test('asks at the block by its hash, calls with a fixed gas limit', async () => {
        const { answers, posts } = await ask(answering(({ method }) => (method === 'eth_call' ? '0xCAFE' : '0x1')));
        expect(answers).toEqual(['0xcafe', '0x1', '0x1']);
        expect(posts[0]?.map(({ method, params }) => [method, params])).toEqual([
            ['eth_call', [{ to: '0xaa', data: '0x01', input: '0x01', gas: '0x2faf080' }, { blockHash: '0xb5' }]],
            ['eth_getBalance', ['0xbb', { blockHash: '0xb5' }]],
            ['eth_getCode', ['0xcc', { blockHash: '0xb5' }]],
        ]);
    });
    test('leaves the gas limit out where chains refuse it', async () => {
        const { posts } = await ask(answering(() => '0x'), 421_614);
        expect(posts[0]?.[0]?.params[0]).not.toHaveProperty('gas');
    });
    test('answers null for a call that reverts', async () => {
        const script = answering(({ method }) => method === 'eth_call' ? { code: 3, message: 'execution reverted: no', data: '0x08c379a0' } : '0x');
        expect((await ask(script)).answers).toEqual([null, '0x', '0x']);
    });
    test('asks by number when the RPC knows no hashes here', async () => {
        const script = answering(({ params }) => typeof params[1] === 'object'
            ? { code: -32602, message: 'invalid argument 1: expected string' }
            : '0x2');
        const { answers, posts } = await ask(script);
        expect(answers).toEqual(['0x2', '0x2', '0x2']);
        expect(posts[1]?.[0]?.params[1]).toBe('0x5');
    });
    test('takes an unknown block for a chain that moved', async () => {
        await expect(ask(answering(() => ({ code: -32000, message: 'header not found' })))).rejects.toMatchObject({
            name: 'ChainMovedError',
        });
    });
    test('passes on that the state is gone, with a way out', async () => {
        await expect(ask(answering(() => ({ code: -32000, message: 'missing trie node' })))).rejects.toMatchObject({
            remedy: 'The RPC no longer keeps the state of old blocks: use an archive endpoint.',
        });
    });
});
test.each([
    [-32000, 'execution reverted', true],
    [-32000, 'out of gas', true],
    [-32000, 'VM Exception: invalid opcode: INVALID', true],
    [-32015, 'Bad instruction fd', true],
    [3, 'custom', true],
    [-32000, 'Bad instruction fd', false],
    [-32000, 'header not found', false],
])('isRevert(%i, %j) is %s', (code, details, expected) => {
    expect(isRevert(new RpcError('', { kind: 'failed', method: 'eth_call', code, details }))).toBe(expected);
});
//# sourceMappingURL=readState.test.js.map