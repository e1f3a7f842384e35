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
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createQueryApi } from '../src/api/createQueryApi.js';
import { silentLog } from '../src/core/log.js';
import { openEngine } from '../src/runtime/openEngine.js';
import { buildFixture } from './buildFixture.js';
import { compileEngine } from './compileEngine.js';
import { account, openLedgerChain } from './ledgerChain.js';
import { startAnvil } from './startAnvil.js';
/** A moment in the future of every chain that starts now, and the start of an hour and a day. */
const START = 2_000_160_000;
const HOUR = 3_600;
let build;
let directory;
beforeAll(async () => {
    compileEngine();
    build = await buildFixture('series');
    directory = mkdtempSync(join(tmpdir(), 'series-'));
});
afterAll(() => rmSync(directory, { recursive: true }));
const open = (anvil, dataDir) => openEngine({ build, dataDir, network: 'devnet', rpcUrls: [anvil.url], log: silentLog, pollMs: 20 });
const reaches = async (engine, anvil) => {
    const head = (await anvil.rpc('eth_getBlockByNumber', 'latest', false));
    while (engine.status().head?.hash !== head.hash)
        await new Promise((resolve) => setTimeout(resolve, 5));
};
const ask = ({ reader, subgraph, deployment }, query) => JSON.parse(createQueryApi({ schema: subgraph.schema, deployment }).execute(reader, { query }).body);
const volumes = (engine, more = '') => {
    const query = `{ volumes(interval: hour, orderBy: timestamp, where: { account: "${account(1)}" } ${more}) {
    timestamp net gross balance points height } }`;
    const { data, errors } = ask(engine, query);
    expect(errors).toBeUndefined();
    return data.volumes.map(({ timestamp, ...row }) => [
        (Number(timestamp) / 1e6 - START) / HOUR,
        ...Object.values(row),
    ]);
};
test('points that mappings save are rolled up on a chain that goes on, stops, turns back and goes on', async () => {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const anvil = __addDisposableResource(env_1, await startAnvil(), true);
        const chain = await openLedgerChain(anvil);
        const at = (seconds) => anvil.rpc('evm_setNextBlockTimestamp', START + seconds);
        const first = join(directory, 'first');
        await at(10);
        const opening = await chain.mine(['Moved', account(1), 10], ['Moved', account(2), 5], ['Moved', account(1), -3]);
        await at(20);
        await chain.mine(['Moved', account(1), 1]);
        {
            const env_2 = { stack: [], error: void 0, hasError: false };
            try {
                const engine = __addDisposableResource(env_2, await open(anvil, first), true);
                await reaches(engine, anvil);
                expect(volumes(engine)).toEqual([]);
                expect(volumes(engine, ', current: include')).toEqual([[0, '8', '14', '8', 6, '4']]);
            }
            catch (e_1) {
                env_2.error = e_1;
                env_2.hasError = true;
            }
            finally {
                const result_1 = __disposeResources(env_2);
                if (result_1)
                    await result_1;
            }
        }
        await at(30);
        await chain.mine(['Moved', account(1), 2n ** 200n]);
        await at(HOUR);
        const second = await chain.mine(['Moved', account(1), -(2n ** 200n)]);
        const engine = __addDisposableResource(env_1, await open(anvil, first), true);
        await reaches(engine, anvil);
        const hour0 = [0, String(2n ** 200n + 8n), String(2n ** 200n + 14n), String(2n ** 200n + 8n), 8, '5'];
        expect(volumes(engine)).toEqual([hour0]);
        expect(volumes(engine, `, block: { number: ${opening} }, current: include`)).toEqual([
            [0, '7', '13', '7', 4, '3'],
        ]);
        expect(volumes(engine, `, block: { number: ${second} }`)).toEqual([hour0]);
        // The hour's end, and one block before it, are taken back.
        await chain.cut(2);
        await at(40);
        await chain.mine(['Moved', account(1), 4]);
        await reaches(engine, anvil);
        expect(volumes(engine)).toEqual([]);
        await at(HOUR * 3);
        await chain.mine();
        await at(HOUR * 3 + 5);
        await chain.mine(['Moved', account(1), -2]);
        await at(HOUR * 24);
        await chain.mine();
        await reaches(engine, anvil);
        const rows = [
            [0, '12', '18', '12', 8, '5'],
            [3, '-2', '2', '10', 2, '7'],
        ];
        expect(volumes(engine)).toEqual(rows);
        const fresh = __addDisposableResource(env_1, await open(anvil, join(directory, 'second')), true);
        await reaches(fresh, anvil);
        expect(volumes(fresh)).toEqual(rows);
        const nested = `{ account(id: "${account(2)}") { volumes(interval: day) { net points account { id } } } }`;
        expect(ask(fresh, nested)).toEqual({
            data: { account: { volumes: [{ net: '5', points: 2, account: { id: account(2) } }] } },
        });
    }
    catch (e_2) {
        env_1.error = e_2;
        env_1.hasError = true;
    }
    finally {
        const result_2 = __disposeResources(env_1);
        if (result_2)
            await result_2;
    }
});
//# sourceMappingURL=aggregations.test.js.map