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
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { silentLog } from '../src/core/log.js';
import { openEngine } from '../src/runtime/openEngine.js';
import { buildFixture } from './buildFixture.js';
import { compileEngine } from './compileEngine.js';
import { dumpDatabase } from './dumpDatabase.js';
import { account, openLedgerChain } from './ledgerChain.js';
import { freePort, startAnvil } from './startAnvil.js';
let build;
let directory;
let anvil;
let chain;
beforeAll(async () => {
    compileEngine();
    build = await buildFixture('ledger');
});
beforeEach(async () => {
    directory = mkdtempSync(join(tmpdir(), 'engine-'));
    anvil = await startAnvil();
    chain = await openLedgerChain(anvil);
});
afterEach(async () => {
    await anvil[Symbol.asyncDispose]();
    rmSync(directory, { recursive: true });
});
const options = (changes = {}) => ({
    build,
    dataDir: directory,
    network: 'devnet',
    rpcUrls: [anvil.url],
    log: silentLog,
    pollMs: 20,
    ...changes,
});
const until = async (engine, number) => {
    while ((engine.status().head?.number ?? -1) < number)
        await new Promise((resolve) => setTimeout(resolve, 5));
};
const accounts = (engine) => engine.reader.prepare('SELECT count(DISTINCT id) FROM Account').pluck().get();
describe('openEngine()', () => {
    test('indexes in a thread while this one reads', async () => {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            await chain.mine(['Moved', account(1), 1]);
            const engine = __addDisposableResource(env_1, await openEngine(options()), true);
            await engine.whenSynced;
            expect(accounts(engine)).toBe(1);
            expect(engine.status()).toMatchObject({
                state: 'following',
                health: 'healthy',
                head: { number: 2 },
                chainHead: { number: 2 },
            });
            const seen = [];
            const stop = engine.onProgress(({ head }) => seen.push(head?.number ?? -1));
            await chain.mine(['Moved', account(2), 1]);
            await until(engine, 3);
            expect(accounts(engine)).toBe(2);
            expect(seen).toContain(3);
            stop();
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
    test('closes within a second, and twice; what is left is whole', async () => {
        const env_2 = { stack: [], error: void 0, hasError: false };
        try {
            for (let block = 0; block < 10; block++)
                await chain.mine(['Moved', account(block), 1]);
            const engine = await openEngine(options());
            const asked = performance.now();
            await engine.close();
            await engine.close();
            expect(performance.now() - asked).toBeLessThan(1_000);
            const again = __addDisposableResource(env_2, await openEngine(options()), true);
            await again.whenSynced;
            expect(accounts(again)).toBe(10);
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
    test('closes when its signal is aborted', async () => {
        const stop = new AbortController();
        const engine = await openEngine(options({ signal: stop.signal }));
        stop.abort();
        expect((await engine.done).state).toBe('stopped');
    });
    test('hands log lines of the thread to the log it was given', async () => {
        const env_3 = { stack: [], error: void 0, hasError: false };
        try {
            const lines = [];
            const log = { ...silentLog, info: (_, message) => lines.push(message), child: () => log };
            const engine = __addDisposableResource(env_3, await openEngine(options({ log })), true);
            await engine.whenSynced;
            expect(lines).toContain('Changed state');
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
    test('tells why a subgraph failed', async () => {
        const env_4 = { stack: [], error: void 0, hasError: false };
        try {
            await chain.mine(['Broken', account(3), 1]);
            const engine = __addDisposableResource(env_4, await openEngine(options()), true);
            await expect(engine.whenSynced).rejects.toThrow(/Indexing ended before it reached the head: .*boom/);
            expect(await engine.done).toMatchObject({
                health: 'failed',
                problem: { facts: { handler: 'handleBroken', block: 2 } },
            });
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
    test('runs in this thread when asked to', async () => {
        const env_5 = { stack: [], error: void 0, hasError: false };
        try {
            await chain.mine(['Moved', account(1), 1]);
            const engine = __addDisposableResource(env_5, await openEngine(options({ thread: 'here' })), true);
            await engine.whenSynced;
            expect(accounts(engine)).toBe(1);
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
    test.each(['worker', 'here'])('refuses at once what cannot work (%s)', async (thread) => {
        const env_6 = { stack: [], error: void 0, hasError: false };
        try {
            const opened = (changes) => openEngine(options({ thread, ...changes }));
            await expect(opened({ build: join(directory, 'none') })).rejects.toMatchObject({
                message: `There is no built subgraph at ${join(directory, 'none')}.`,
                remedy: 'Run poco build.',
            });
            await expect(opened({ network: 'fuji' })).rejects.toThrow('was built for network devnet, not fuji');
            await expect(opened({ chainId: 1 })).rejects.toThrow('The RPC serves chain 31337, but chain 1 was expected.');
            const port = await freePort();
            await expect(opened({ rpcUrls: [`http://127.0.0.1:${port}/secret`] })).rejects.toMatchObject({
                message: expect.stringMatching(new RegExp(`^No answer from the RPC at 127.0.0.1:${port}: .*ECONNREFUSED`)),
                remedy: 'Check the RPC URL and that the node is running.',
            });
            await expect(opened({ rpcUrls: ['ws://127.0.0.1'] })).rejects.toThrow('No HTTP endpoint');
            await expect(opened({ rpcUrls: ['ftp://127.0.0.1'] })).rejects.toThrow('neither an HTTP nor a WebSocket URL');
            const first = __addDisposableResource(env_6, await opened({}), true);
            await expect(opened({})).rejects.toThrow('is in use by another process');
            expect(first.database).toBe(join(directory, 'devnet', `${first.deployment}.sqlite`));
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
    test('uses another RPC when the first is away', async () => {
        const env_7 = { stack: [], error: void 0, hasError: false };
        try {
            const port = await freePort();
            await chain.mine(['Moved', account(1), 1]);
            const engine = __addDisposableResource(env_7, await openEngine(options({ rpcUrls: [`http://127.0.0.1:${port}`, anvil.url] })), true);
            await engine.whenSynced;
            expect(accounts(engine)).toBe(1);
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
    test('refuses a chain that began anew', async () => {
        const engine = await openEngine(options());
        await engine.whenSynced;
        await engine.close();
        await anvil[Symbol.asyncDispose]();
        anvil = await startAnvil({ args: ['--timestamp', '1700000000'] });
        await expect(openEngine(options())).rejects.toThrow('holds a chain that begins with block');
    });
    test('waits for an RPC that went away, and goes on when it is back', async () => {
        const env_8 = { stack: [], error: void 0, hasError: false };
        try {
            const state = join(directory, 'chain.json');
            await chain.mine(['Moved', account(1), 1]);
            await anvil[Symbol.asyncDispose]();
            const port = await freePort();
            const args = ['--state', state];
            const first = __addDisposableResource(env_8, await startAnvil({ port, args }), true);
            const ledger = await openLedgerChain(first);
            await ledger.mine(['Moved', account(1), 1]);
            const engine = __addDisposableResource(env_8, await openEngine(options({ rpcUrls: [first.url] })), true);
            await engine.whenSynced;
            await first.stop();
            while (!engine.status().problem)
                await new Promise((resolve) => setTimeout(resolve, 20));
            expect(engine.status()).toMatchObject({ state: 'following', health: 'healthy' });
            const second = __addDisposableResource(env_8, await startAnvil({ port, args }), true);
            const number = await (await openLedgerChain(second)).mine(['Moved', account(2), 1]);
            await until(engine, number);
            expect(engine.status().problem).toBeUndefined();
            expect(accounts(engine)).toBe(2);
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
    });
});
describe('a process that is killed at any moment', () => {
    const children = [];
    afterAll(() => {
        for (const child of children)
            child.kill('SIGKILL');
    });
    const startChild = (dataDir) => {
        const settings = { ...options({ dataDir, finality: 4, maxBlockRange: 3 }), log: undefined };
        const child = spawn(process.execPath, [join(import.meta.dirname, 'indexForever.mjs'), JSON.stringify(settings)], {
            stdio: ['ignore', 'pipe', 'inherit'],
        });
        children.push(child);
        let last = '';
        createInterface({ input: child.stdout }).on('line', (line) => {
            last = line;
        });
        return { child, last: () => last };
    };
    test('continues each time, and ends in the state of a straight run', async () => {
        let random = 12_345;
        const next = (below) => {
            random = (random * 1_103_515_245 + 12_345) % 2_147_483_648;
            return Math.floor((random / 2_147_483_648) * below);
        };
        const write = async () => {
            for (let block = 0; block < 3 + next(6); block++)
                await chain.mine(['Moved', account(next(5)), next(20)], ['Moved', account(next(5)), 7], [next(6) === 0 ? 'Closed' : 'Moved', account(next(5)), 3]);
        };
        await chain.mine(['Opened', await chain.deploy(), 0]);
        const killed = join(directory, 'killed');
        for (let round = 0; round < 20; round++) {
            const { child } = startChild(killed);
            await write();
            if (next(3) === 0) {
                await chain.cut(1 + next(3));
                await write();
            }
            await new Promise((resolve) => setTimeout(resolve, next(400)));
            const exited = once(child, 'exit');
            child.kill('SIGKILL');
            await exited;
        }
        const { child, last } = startChild(killed);
        const head = (await anvil.rpc('eth_getBlockByNumber', 'latest', false));
        while (!last().endsWith(head.hash)) {
            expect(last()).not.toMatch(/^failed/);
            await new Promise((resolve) => setTimeout(resolve, 20));
        }
        child.kill('SIGKILL');
        await once(child, 'exit');
        const straight = await openEngine(options({ dataDir: join(directory, 'straight') }));
        await straight.whenSynced;
        await straight.close();
        const [file] = readdirSync(join(killed, 'devnet')).filter((name) => name.endsWith('.sqlite'));
        const contents = dumpDatabase(join(killed, 'devnet', file ?? ''));
        expect(contents).toEqual(dumpDatabase(straight.database));
        expect(contents.Move?.length).toBeGreaterThan(100);
    });
});
//# sourceMappingURL=openEngine.test.js.map