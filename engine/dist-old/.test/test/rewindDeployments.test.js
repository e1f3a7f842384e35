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
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { silentLog } from '../src/core/log.js';
import { openSubgraphs } from '../src/deploy/openSubgraphs.js';
import { rewindDeployments } from '../src/deploy/rewindDeployments.js';
import { databasePath } from '../src/runtime/openIndexer.js';
import { buildFixture } from './buildFixture.js';
import { compileEngine } from './compileEngine.js';
import { dumpDatabase } from './dumpDatabase.js';
import { account, openLedgerChain } from './ledgerChain.js';
import { startAnvil } from './startAnvil.js';
const FINALITY = 5;
const NETWORK = 'devnet';
let build;
let directory;
let anvil;
let chain;
beforeAll(async () => {
    compileEngine();
    build = await buildFixture('ledger');
});
beforeEach(async () => {
    directory = mkdtempSync(join(tmpdir(), 'rewind-'));
    anvil = await startAnvil();
    chain = await openLedgerChain(anvil);
});
afterEach(async () => {
    await anvil[Symbol.asyncDispose]();
    rmSync(directory, { recursive: true });
});
const dataDir = (name = 'data') => join(directory, name);
const open = async (name) => {
    const network = { rpcUrls: [anvil.url], pollMs: 20, finality: FINALITY, cacheBytes: 1_000_000 };
    const subgraphs = await openSubgraphs({
        dataDir: dataDir(name),
        networks: new Map([[NETWORK, network]]),
        log: silentLog,
        signal: new AbortController().signal,
    });
    const deployment = await subgraphs.deploy(build, ['tests/ledger']);
    return { deployment, [Symbol.asyncDispose]: () => subgraphs[Symbol.asyncDispose]() };
};
const caughtUp = async ({ engine }) => {
    const { hash } = (await anvil.rpc('eth_getBlockByNumber', 'latest', false));
    while (engine.status().head?.hash !== hash)
        await new Promise((resolve) => setTimeout(resolve, 5));
};
/** Indexes the chain as it is now and gives what is stored. */
const indexed = async (name) => {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const index = __addDisposableResource(env_1, await open(name), true);
        await caughtUp(index.deployment);
        return dumpDatabase(index.deployment.engine.database);
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
const rewind = (to, changes = {}) => rewindDeployments({ dataDir: dataDir(), network: NETWORK, to, log: silentLog, ...changes });
/** Blocks 2 to 9, in some of which data sources are made and accounts change. */
const history = async () => {
    for (let block = 2; block < 10; block += 1)
        await chain.mine(['Moved', account(block % 3), block]);
};
/** A branch in which a new ledger is followed, accounts vanish, and blocks go by. */
const branch = async (value) => {
    const child = await chain.deploy();
    await chain.mine(['Opened', child, 0], ['Moved', account(1), value]);
    await chain.mine(['Moved', account(2), value, child], ['Closed', account(0), 0]);
    await chain.skip(FINALITY + 2);
    await chain.mine(['Moved', account(4), value]);
};
describe('a reorganization below what counts as final', () => {
    test('stops the index, which a rewind and a restart bring to the state of a straight run', async () => {
        await history();
        const forkedAt = await chain.number();
        let depth = 0;
        {
            const env_2 = { stack: [], error: void 0, hasError: false };
            try {
                const index = __addDisposableResource(env_2, await open(), true);
                await branch(100);
                await caughtUp(index.deployment);
                const { database } = index.deployment.engine;
                const before = dumpDatabase(database);
                expect(before.$dataSources).toHaveLength(1);
                depth = (await chain.number()) - forkedAt;
                await chain.cut(depth);
                await anvil.rpc('evm_increaseTime', 100);
                await branch(200);
                await chain.skip(1);
                const { health, problem } = await index.deployment.engine.done;
                expect(health).toBe('failed');
                // The first block of the branch held nothing, and so was forgotten.
                expect(problem?.message).toBe(`The chain has another block ${forkedAt + 2}, where the index stands at block ${forkedAt + depth}: ` +
                    'a reorganization of more than the 5 blocks after which blocks count as final.');
                expect(problem?.remedy).toContain(`run \`poco rewind --network devnet --to ${forkedAt}\``);
                expect(dumpDatabase(database)).toEqual(before);
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
        }
        expect(rewind(forkedAt)).toMatchObject([{ from: forkedAt + depth, to: forkedAt }]);
        const got = await indexed();
        expect(got.$dataSources).toHaveLength(1);
        expect(got).toEqual(await indexed('straight'));
    });
    test('is followed when it is just not that deep', async () => {
        const env_3 = { stack: [], error: void 0, hasError: false };
        try {
            await history();
            const index = __addDisposableResource(env_3, await open(), true);
            await caughtUp(index.deployment);
            await chain.cut(FINALITY);
            await anvil.rpc('evm_increaseTime', 100);
            await chain.skip(FINALITY + 1);
            await caughtUp(index.deployment);
            expect(index.deployment.engine.status()).toMatchObject({ health: 'healthy', reorgs: 1 });
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
});
describe('rewindDeployments()', () => {
    test('refuses while a process has the index open', async () => {
        const env_4 = { stack: [], error: void 0, hasError: false };
        try {
            await history();
            const index = __addDisposableResource(env_4, await open(), true);
            await caughtUp(index.deployment);
            expect(() => rewind(5)).toThrow(`The database ${index.deployment.engine.database} is in use by another process.`);
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
    test('refuses a block above the head, below the earliest, and a network that is not there', async () => {
        await chain.skip(3);
        await history();
        const head = await chain.number();
        await indexed();
        expect(() => rewind(head + 1)).toThrow(`Block ${head + 1} is above block ${head}, where the index of devnet stands.`);
        expect(() => rewind(3)).toThrow('Block 3 is below block 5, the earliest that the index of devnet keeps.');
        expect(() => rewind(5, { network: 'fuji' })).toThrow(`There is no index of fuji in ${dataDir()}.`);
        const refusal = expect.objectContaining({ remedy: 'It has devnet.' });
        expect(() => rewind(5, { network: 'fuji' })).toThrow(refusal);
        expect(() => rewind(5, { dataDir: dataDir('none') })).toThrow('There is no index of devnet in');
    });
    test('takes back as many blocks as it is told, and the head to none', async () => {
        await history();
        const head = await chain.number();
        const straight = await indexed();
        expect(rewind(head)).toMatchObject([{ from: head, to: head }]);
        const [rewound] = rewind(5);
        expect(rewound).toMatchObject({ from: head, to: 5 });
        const path = databasePath({ dataDir: dataDir(), network: NETWORK }, rewound ?? { deployment: '' });
        expect(dumpDatabase(path).Move?.map(({ block }) => block)).toEqual(['012', '013', '014', '015']);
        expect(await indexed()).toEqual(straight);
    });
});
//# sourceMappingURL=rewindDeployments.test.js.map