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
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { silentLog } from '../src/core/log.js';
import { openEngine } from '../src/runtime/openEngine.js';
import { subscribeToHeads } from '../src/source/subscribeToHeads.js';
import { buildFixture } from './buildFixture.js';
import { account, openLedgerChain } from './ledgerChain.js';
import { startAnvil } from './startAnvil.js';
import { startTcpProxy } from './startTcpProxy.js';
/** So long that nothing in a test can be found by looking again. */
const NEVER_MS = 3_600_000;
let build;
let directory;
let anvil;
let chain;
let logged;
const keep = (_, message) => logged.push(message);
const log = { ...silentLog, info: keep, warn: keep, child: () => log };
beforeAll(async () => {
    build = await buildFixture('ledger');
});
beforeEach(async () => {
    logged = [];
    directory = mkdtempSync(join(tmpdir(), 'notices-'));
    anvil = await startAnvil();
    chain = await openLedgerChain(anvil);
});
afterEach(async () => {
    await anvil[Symbol.asyncDispose]();
    rmSync(directory, { recursive: true });
});
const open = (sockets, { pollMs = NEVER_MS } = {}) => openEngine({
    build,
    dataDir: directory,
    network: 'devnet',
    rpcUrls: [...sockets, anvil.url],
    log,
    pollMs,
    thread: 'here',
});
const until = async (isReached) => {
    while (!isReached())
        await delay(5);
};
const heard = (message) => logged.filter((entry) => entry === message).length;
const subscribed = (times = 1) => until(() => heard('Subscribed to new blocks') >= times);
const indexed = (engine, number) => until(() => engine.status().head?.number === number);
describe('an engine with a WebSocket endpoint', () => {
    test('indexes blocks when it is told of them, one by one and in bursts', async () => {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const engine = __addDisposableResource(env_1, await open([anvil.url.replace('http', 'ws')]), true);
            await engine.whenSynced;
            await subscribed();
            for (const value of [1, 2, 3])
                await indexed(engine, await chain.mine(['Moved', account(1), value]));
            for (const value of [4, 5, 6, 7])
                await chain.mine(['Moved', account(1), value]);
            await indexed(engine, await chain.mine(['Moved', account(1), 8]));
            expect(engine.reader.prepare('SELECT max(moves) FROM Account').pluck().get()).toBe(8);
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
    });
    test('follows a reorganisation that it is told of', async () => {
        const env_2 = { stack: [], error: void 0, hasError: false };
        try {
            const engine = __addDisposableResource(env_2, await open([anvil.url.replace('http', 'ws')]), true);
            await engine.whenSynced;
            await subscribed();
            await chain.mine(['Moved', account(1), 1]);
            await indexed(engine, await chain.mine(['Moved', account(1), 2]));
            await chain.cut(2);
            await chain.mine(['Moved', account(2), 5]);
            await chain.mine(['Moved', account(2), 6]);
            await indexed(engine, await chain.mine(['Moved', account(2), 7]));
            expect(engine.status().reorgs).toBe(1);
            const rows = engine.reader.prepare("SELECT DISTINCT '0x' || lower(hex(id)) FROM Account").pluck().all();
            expect(rows).toEqual([account(2)]);
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
    test('subscribes again when the connection breaks, and misses nothing that came meanwhile', async () => {
        const env_3 = { stack: [], error: void 0, hasError: false };
        try {
            const proxy = __addDisposableResource(env_3, await startTcpProxy(anvil.url), true);
            const engine = __addDisposableResource(env_3, await open([`ws://${proxy.address}`]), true);
            await engine.whenSynced;
            await subscribed();
            proxy.cut();
            await until(() => heard('Lost the subscription to new blocks') > 0);
            const number = await chain.mine(['Moved', account(1), 1]);
            await indexed(engine, number);
            expect(heard('Subscribed to new blocks')).toBe(2);
            await indexed(engine, await chain.mine(['Moved', account(1), 2]));
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
    test('looks by itself where nobody answers', async () => {
        const env_4 = { stack: [], error: void 0, hasError: false };
        try {
            const engine = __addDisposableResource(env_4, await open(['ws://127.0.0.1:1'], { pollMs: 20 }), true);
            await engine.whenSynced;
            await until(() => heard('Lost the subscription to new blocks') > 0);
            await indexed(engine, await chain.mine(['Moved', account(1), 1]));
            expect(heard('Subscribed to new blocks')).toBe(0);
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
    test('needs an HTTP endpoint for what it asks', async () => {
        const alone = openEngine({
            build,
            dataDir: directory,
            network: 'devnet',
            rpcUrls: [anvil.url.replace('http', 'ws')],
            log,
            thread: 'here',
        });
        await expect(alone).rejects.toThrow('No HTTP endpoint of the chain was given.');
    });
});
describe('subscribeToHeads()', () => {
    /** A subscription, and how it ended. */
    const subscribe = (url, { silenceMs }) => {
        const stop = new AbortController();
        let reason;
        let isSubscribed = false;
        const ended = subscribeToHeads(url, {
            signal: stop.signal,
            onSubscribed: () => {
                isSubscribed = true;
            },
            onHead: () => { },
            silenceMs,
        }).catch((error) => {
            reason = error.message;
        });
        return {
            ended,
            reason: () => reason,
            subscribed: () => until(() => isSubscribed),
            stop: () => stop.abort(new Error('stopped')),
        };
    };
    test('goes on while the server answers, though no block comes', async () => {
        const subscription = subscribe(anvil.url.replace('http', 'ws'), { silenceMs: 20 });
        await subscription.subscribed();
        await delay(300);
        expect(subscription.reason()).toBeUndefined();
        subscription.stop();
        await subscription.ended;
        expect(subscription.reason()).toBe('stopped');
    });
    test('ends when nothing comes through any more', async () => {
        const env_5 = { stack: [], error: void 0, hasError: false };
        try {
            const proxy = __addDisposableResource(env_5, await startTcpProxy(anvil.url), true);
            const subscription = subscribe(`ws://${proxy.address}`, { silenceMs: 50 });
            await subscription.subscribed();
            proxy.block();
            await subscription.ended;
            expect(subscription.reason()).toBe('The server fell silent.');
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
//# sourceMappingURL=headNotices.test.js.map