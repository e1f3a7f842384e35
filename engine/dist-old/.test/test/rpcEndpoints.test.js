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
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createBloomReader } from '../src/core/bloom.js';
import { silentLog } from '../src/core/log.js';
import { openEngine } from '../src/runtime/openEngine.js';
import { parseHeader, parseReceipt } from '../src/source/parse.js';
import { receiptsRoot } from '../src/source/receiptsRoot.js';
import { HttpStatus } from '../src/source/scriptedRpc.js';
import { buildFixture } from './buildFixture.js';
import { dumpDatabase } from './dumpDatabase.js';
import { account, openLedgerChain } from './ledgerChain.js';
import { startAnvil } from './startAnvil.js';
import { startLyingRpc } from './startLyingRpc.js';
let build;
let directory;
let anvil;
let chain;
const FINALITY = 5;
const BLOCKS = 24;
beforeAll(async () => {
    build = await buildFixture('ledger');
    directory = mkdtempSync(join(tmpdir(), 'endpoints-'));
});
afterAll(() => rmSync(directory, { recursive: true }));
beforeEach(async () => {
    anvil = await startAnvil();
    chain = await openLedgerChain(anvil);
    for (let block = 0; block < BLOCKS; block++)
        if (block % 3 === 0)
            await chain.skip(1);
        else
            await chain.mine(['Moved', account(block % 4), block], ['Moved', account(9), 7]);
});
afterEach(() => anvil[Symbol.asyncDispose]());
let folders = 0;
const newFolder = () => join(directory, String(folders++));
const open = (rpcUrls, options = {}) => openEngine({
    build,
    dataDir: newFolder(),
    network: 'devnet',
    rpcUrls,
    log: silentLog,
    thread: 'here',
    pollMs: 10,
    finality: FINALITY,
    maxBlockRange: 4,
    ...options,
});
/** What an index holds, but for where it stands. */
/** All tables but the head, which may be ahead, and without the mark that a head was reached. */
const contentsOf = (database) => {
    const { $head: _, $meta = [], ...tables } = dumpDatabase(database);
    return { ...tables, $meta: $meta.filter(({ key }) => key !== 'synced') };
};
/** Contents and last status of an index that followed these endpoints to the head. */
const indexed = async (rpcUrls, options = {}) => {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const engine = __addDisposableResource(env_1, await open(rpcUrls, options), true);
        await engine.whenSynced;
        await engine.close();
        return { contents: contentsOf(engine.database), status: engine.status(), path: engine.database };
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
/** Expects the contents of a calm index, with a liar before an honest endpoint. */
const expectUnharmed = async (lie, options = {}) => {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        const liar = __addDisposableResource(env_2, await startLyingRpc(anvil, lie), true);
        const { contents, status } = await indexed([liar.url, anvil.url], options);
        expect(contents).toEqual((await indexed([anvil.url])).contents);
        return { status, liar };
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
};
describe('an endpoint that is wrong', () => {
    test.each([
        [
            'puts logs in other blocks',
            (logs) => logs.map((log) => ({ ...log, blockHash: `0x${'7'.repeat(64)}` })),
        ],
        ['repeats logs', (logs) => [...logs, ...logs]],
        ['gives logs that were not asked for', (logs) => logs.map((log) => ({ ...log, blockNumber: '0xffff' }))],
        ['makes logs up', (logs) => logs.map((log) => ({ ...log, address: `0x${'5'.repeat(40)}` }))],
    ])('and %s does no harm', async (_, change) => {
        await expectUnharmed(({ method }, truth) => method === 'eth_getLogs' ? change(truth) : undefined);
    });
    test('and swaps transactions does no harm', async () => {
        let last;
        await expectUnharmed(({ method }, truth) => {
            if (method !== 'eth_getTransactionByHash')
                return undefined;
            const before = last;
            last = truth;
            return before;
        });
    });
    test('and holds logs back is found out when receipts are asked', async () => {
        const withoutLast = ({ method }, truth) => method === 'eth_getLogs' ? truth.slice(0, -1) : undefined;
        const { status } = await expectUnharmed(withoutLast, { verifyLogs: true });
        expect(status.endpoints[0]?.score).toBeLessThan(1);
    });
    test('and gives receipts that are not those of the block is outvoted', async () => {
        const { status } = await expectUnharmed(({ method }, truth) => {
            if (method === 'eth_getLogs')
                return truth.slice(1);
            return method === 'eth_getBlockReceipts' ? [] : undefined;
        }, { verifyLogs: true });
        expect(status.health).toBe('healthy');
    });
    test('and has another block where ours is causes no reorganisation', async () => {
        const env_3 = { stack: [], error: void 0, hasError: false };
        try {
            const liar = __addDisposableResource(env_3, await startLyingRpc(anvil, ({ method, params }, truth) => method === 'eth_getBlockByNumber' && params[0] !== '0x0' && Number(params[0]) % 2 === 1
                ? { ...truth, hash: `0x${'6'.repeat(64)}` }
                : undefined), true);
            const { contents, status } = await indexed([liar.url, anvil.url], { finality: 100 });
            expect(contents).toEqual((await indexed([anvil.url])).contents);
            expect(status.reorgs).toBe(0);
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
    test('and stands still is left behind', async () => {
        const env_4 = { stack: [], error: void 0, hasError: false };
        try {
            const frozen = await anvil.rpc('eth_getBlockByNumber', '0x9', false);
            const sleeper = __addDisposableResource(env_4, await startLyingRpc(anvil, ({ method, params: [number] }) => {
                if (method === 'eth_blockNumber')
                    return '0x9';
                if (method !== 'eth_getBlockByNumber')
                    return undefined;
                return number === 'latest' ? frozen : Number(number) > 9 ? null : undefined;
            }), true);
            const engine = __addDisposableResource(env_4, await open([sleeper.url, anvil.url]), true);
            await new Promise((resolve) => {
                engine.onProgress(({ head }) => head?.number === BLOCKS + 1 && resolve());
            });
            const { reorgs, endpoints } = engine.status();
            expect(reorgs).toBe(0);
            expect(endpoints.map(({ active, behind }) => [active, behind])).toEqual([
                [false, BLOCKS + 1 - 9],
                [true, 0],
            ]);
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
});
describe('receipts of a block', () => {
    test('have the root, and logs the bloom, that its header names', async () => {
        const bloom = createBloomReader();
        for (let number = 0; number <= BLOCKS; number++) {
            const at = `0x${number.toString(16)}`;
            const header = parseHeader(await anvil.rpc('eth_getBlockByNumber', at, false), '');
            const raw = (await anvil.rpc('eth_getBlockReceipts', at));
            const receipts = raw.map((item) => parseReceipt(item, ''));
            expect(await receiptsRoot(receipts)).toBe(header?.receiptsRoot);
            const filter = header?.logsBloom ?? '0x';
            for (const { logs } of receipts)
                for (const log of logs) {
                    expect(bloom.mayHoldLog(filter, log)).toBe(true);
                    expect(bloom.mayHoldLog(filter, { ...log, address: account(1) })).toBe(false);
                }
        }
    });
});
describe('the cache', () => {
    const refusingAllButHead = ({ method, params: [block] }) => {
        if (method === 'eth_chainId' || block === 'latest' || block === '0x0')
            return undefined;
        throw new HttpStatus(503);
    };
    test('has all final blocks for another index, without the RPC', async () => {
        const env_5 = { stack: [], error: void 0, hasError: false };
        try {
            await chain.skip(FINALITY);
            const cacheBytes = 10_000_000;
            const dataDir = newFolder();
            const first = await indexed([anvil.url], { dataDir, cacheBytes });
            rmSync(first.path);
            const refusing = __addDisposableResource(env_5, await startLyingRpc(anvil, refusingAllButHead), true);
            const engine = __addDisposableResource(env_5, await open([refusing.url], { dataDir, cacheBytes, maxBlockRange: 7 }), true);
            await new Promise((resolve) => {
                engine.onProgress(({ head }) => head?.number === BLOCKS + 1 && resolve());
            });
            await engine.close();
            expect(contentsOf(engine.database)).toEqual(first.contents);
            expect(first.contents.Move?.length).toBeGreaterThan(20);
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
    test('is emptied when the chain was begun anew', async () => {
        const cacheBytes = 10_000_000;
        const dataDir = newFolder();
        const first = await indexed([anvil.url], { dataDir, cacheBytes });
        rmSync(first.path);
        await chain.cut(BLOCKS);
        for (let block = 0; block < BLOCKS + 3; block++)
            await chain.mine(['Moved', account(3), 100 + block]);
        const second = await indexed([anvil.url], { dataDir, cacheBytes });
        expect(second.contents).toEqual((await indexed([anvil.url])).contents);
        expect(second.contents).not.toEqual(first.contents);
    });
});
//# sourceMappingURL=rpcEndpoints.test.js.map