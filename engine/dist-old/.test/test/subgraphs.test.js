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
import { appendFileSync, cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { silentLog } from '../src/core/log.js';
import { openSubgraphs } from '../src/deploy/openSubgraphs.js';
import { loadBuild } from '../src/runtime/loadBuild.js';
import { buildFixture } from './buildFixture.js';
import { compileEngine } from './compileEngine.js';
import { account, openLedgerChain } from './ledgerChain.js';
import { startAnvil } from './startAnvil.js';
const NAME = 'tests/ledger';
let build;
let directory;
let anvil;
let chain;
beforeAll(async () => {
    compileEngine();
    build = await buildFixture('ledger');
});
beforeEach(async () => {
    directory = mkdtempSync(join(tmpdir(), 'subgraphs-'));
    anvil = await startAnvil();
    chain = await openLedgerChain(anvil);
    await chain.mine(['Moved', account(1), 1]);
});
afterEach(async () => {
    await anvil[Symbol.asyncDispose]();
    rmSync(directory, { recursive: true });
});
const open = (changes = {}) => openSubgraphs({
    dataDir: join(directory, 'data'),
    networks: new Map([['devnet', { rpcUrls: [anvil.url], pollMs: 20 }]]),
    log: silentLog,
    signal: new AbortController().signal,
    ...changes,
});
/** The same subgraph under another id. */
const variant = (description) => {
    const folder = join(directory, description);
    cpSync(build, folder, { recursive: true });
    appendFileSync(join(folder, 'subgraph.yaml'), `description: ${description}\n`);
    return folder;
};
const database = (deployment) => join(directory, 'data/devnet', `${deployment}.sqlite`);
const until = async (condition) => {
    while (!condition())
        await new Promise((resolve) => setTimeout(resolve, 5));
};
const headOf = async ({ run }) => {
    const { body } = await run({ query: '{ _meta { block { number } } }' });
    return JSON.parse(body).data._meta.block.number;
};
describe('subgraphs of a data folder', () => {
    test('are found by name and by id, also by the next process', async () => {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const id = loadBuild(build).deployment;
            {
                const env_2 = { stack: [], error: void 0, hasError: false };
                try {
                    const subgraphs = __addDisposableResource(env_2, await open(), true);
                    const { engine } = await subgraphs.deploy(build, [NAME, 'tests/alias']);
                    await engine.whenSynced;
                    expect(subgraphs.deployments()).toMatchObject([
                        { deployment: { id, network: 'devnet' }, names: [NAME, 'tests/alias'], pendingNames: [] },
                    ]);
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
            const subgraphs = __addDisposableResource(env_1, await open(), true);
            for (const target of [
                { by: 'id', value: id },
                { by: 'name', value: 'tests/alias' },
            ])
                expect(await headOf(subgraphs.find(target))).toBe(2);
            expect(subgraphs.find({ by: 'name', value: 'tests/other' })).toBeUndefined();
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
    test('need no build folder once they are deployed', async () => {
        const env_3 = { stack: [], error: void 0, hasError: false };
        try {
            const folder = variant('passing');
            {
                const env_4 = { stack: [], error: void 0, hasError: false };
                try {
                    const subgraphs = __addDisposableResource(env_4, await open(), true);
                    const { engine } = await subgraphs.deploy(folder, [NAME]);
                    await engine.whenSynced;
                }
                catch (e_3) {
                    env_4.error = e_3;
                    env_4.hasError = true;
                }
                finally {
                    const result_3 = __disposeResources(env_4);
                    if (result_3)
                        await result_3;
                }
            }
            rmSync(folder, { recursive: true });
            const subgraphs = __addDisposableResource(env_3, await open(), true);
            await chain.mine(['Moved', account(2), 1]);
            const deployment = subgraphs.find({ by: 'name', value: NAME });
            await until(() => deployment.engine.status().head?.number === 3);
            expect(deployment.engine.status().health).toBe('healthy');
        }
        catch (e_4) {
            env_3.error = e_4;
            env_3.hasError = true;
        }
        finally {
            const result_4 = __disposeResources(env_3);
            if (result_4)
                await result_4;
        }
    });
    test('take the wishes for indexes of the build of today', async () => {
        const env_5 = { stack: [], error: void 0, hasError: false };
        try {
            const folder = variant('hinted');
            const hinted = ({ engine }) => engine.reader
                .prepare(`SELECT count(*) FROM sqlite_schema WHERE sql LIKE '%"Move"%"timestamp"%'`)
                .pluck()
                .get();
            {
                const env_6 = { stack: [], error: void 0, hasError: false };
                try {
                    const subgraphs = __addDisposableResource(env_6, await open(), true);
                    const deployment = await subgraphs.deploy(folder, [NAME]);
                    await deployment.engine.whenSynced;
                    expect(hinted(deployment)).toBe(1);
                }
                catch (e_5) {
                    env_6.error = e_5;
                    env_6.hasError = true;
                }
                finally {
                    const result_5 = __disposeResources(env_6);
                    if (result_5)
                        await result_5;
                }
            }
            writeFileSync(join(folder, 'indexes.json'), '{ "Move": ["timestamp"] }');
            const subgraphs = __addDisposableResource(env_5, await open({ builds: [folder] }), true);
            const deployment = await subgraphs.deploy(folder, [NAME]);
            await deployment.engine.whenSynced;
            expect(hinted(deployment)).toBe(2);
        }
        catch (e_6) {
            env_5.error = e_6;
            env_5.hasError = true;
        }
        finally {
            const result_6 = __disposeResources(env_5);
            if (result_6)
                await result_6;
        }
    });
    test('are not indexed from a build that was changed, and the others go on', async () => {
        const env_7 = { stack: [], error: void 0, hasError: false };
        try {
            const [first, second] = [variant('first'), variant('other')].map((folder) => ({
                folder,
                id: loadBuild(folder).deployment,
            }));
            {
                const env_8 = { stack: [], error: void 0, hasError: false };
                try {
                    const subgraphs = __addDisposableResource(env_8, await open(), true);
                    await subgraphs.deploy(first.folder, [NAME]);
                    await subgraphs.deploy(second.folder, ['tests/other']);
                }
                catch (e_7) {
                    env_8.error = e_7;
                    env_8.hasError = true;
                }
                finally {
                    const result_7 = __disposeResources(env_8);
                    if (result_7)
                        await result_7;
                }
            }
            appendFileSync(join(directory, 'data/devnet/builds', first.id, 'schema.graphql'), '# changed\n');
            const subgraphs = __addDisposableResource(env_7, await open(), true);
            expect(subgraphs.deployments().map(({ deployment }) => deployment.id)).toEqual([second.id]);
            expect(existsSync(database(first.id))).toBe(true);
        }
        catch (e_8) {
            env_7.error = e_8;
            env_7.hasError = true;
        }
        finally {
            const result_8 = __disposeResources(env_7);
            if (result_8)
                await result_8;
        }
    });
    test('are gone with their last name', async () => {
        const env_9 = { stack: [], error: void 0, hasError: false };
        try {
            const subgraphs = __addDisposableResource(env_9, await open(), true);
            const { id } = await subgraphs.deploy(build, [NAME, 'tests/alias']);
            await subgraphs.remove(NAME);
            expect(subgraphs.find({ by: 'id', value: id })).toBeDefined();
            await subgraphs.remove('tests/alias');
            expect(subgraphs.find({ by: 'id', value: id })).toBeUndefined();
            expect(existsSync(database(id))).toBe(false);
            await expect(subgraphs.remove(NAME)).rejects.toThrow(`subgraph name not found: ${NAME}`);
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
    test('leave no trace of a build that cannot be indexed, and keep what answers', async () => {
        const env_10 = { stack: [], error: void 0, hasError: false };
        try {
            const subgraphs = __addDisposableResource(env_10, await open(), true);
            const { id } = await subgraphs.deploy(build, [NAME]);
            const broken = variant('broken');
            rmSync(join(broken, 'Ledger/Ledger.wasm'));
            await expect(subgraphs.deploy(broken, [NAME])).rejects.toThrow('lacks Ledger/Ledger.wasm');
            expect(subgraphs.find({ by: 'name', value: NAME })?.id).toBe(id);
            expect(subgraphs.deployments()).toHaveLength(1);
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
describe('a new version', () => {
    test('answers when it has caught up; the one before it does until then', async () => {
        const env_11 = { stack: [], error: void 0, hasError: false };
        try {
            const switches = [];
            const subgraphs = __addDisposableResource(env_11, await open({
                onSwitch: async (names) => {
                    switches.push(names);
                },
            }), true);
            const first = await subgraphs.deploy(build, [NAME]);
            await first.engine.whenSynced;
            const second = await subgraphs.deploy(variant('second'), [NAME]);
            expect(subgraphs.deployments()).toMatchObject([
                { deployment: { id: first.id }, names: [NAME], pendingNames: [] },
                { deployment: { id: second.id }, names: [], pendingNames: [NAME] },
            ]);
            expect(subgraphs.find({ by: 'name', value: NAME })).toBe(first);
            await until(() => subgraphs.find({ by: 'name', value: NAME }) === second);
            expect(second.engine.status().synced).toBe(true);
            await until(() => !existsSync(database(first.id)));
            expect(subgraphs.find({ by: 'id', value: first.id })).toBeUndefined();
            expect(switches).toEqual([[NAME], [NAME]]);
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
    test('waits for the answers that the one before it owes', async () => {
        const env_12 = { stack: [], error: void 0, hasError: false };
        try {
            const subgraphs = __addDisposableResource(env_12, await open(), true);
            const first = await subgraphs.deploy(build, [NAME]);
            await first.engine.whenSynced;
            // Neither filtered nor ordered by an index, so it runs in a process of its own, which has to start first.
            const answer = first.run({ query: '{ moves(first: 1000, orderBy: value) { id } }' });
            expect(answer).toBeInstanceOf(Promise);
            await subgraphs.deploy(variant('second'), [NAME]);
            await until(() => subgraphs.find({ by: 'name', value: NAME }) !== first);
            expect(JSON.parse((await answer).body).data.moves).toHaveLength(1);
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
    test('goes on to catch up after a restart', async () => {
        const env_13 = { stack: [], error: void 0, hasError: false };
        try {
            const second = variant('second');
            let first;
            {
                const env_14 = { stack: [], error: void 0, hasError: false };
                try {
                    const subgraphs = __addDisposableResource(env_14, await open(), true);
                    const deployment = await subgraphs.deploy(build, [NAME]);
                    first = deployment.id;
                    await deployment.engine.whenSynced;
                    await subgraphs.deploy(second, [NAME]);
                }
                catch (e_13) {
                    env_14.error = e_13;
                    env_14.hasError = true;
                }
                finally {
                    const result_13 = __disposeResources(env_14);
                    if (result_13)
                        await result_13;
                }
            }
            const subgraphs = __addDisposableResource(env_13, await open(), true);
            const { deployment } = loadBuild(second);
            await until(() => subgraphs.find({ by: 'name', value: NAME })?.id === deployment);
            await until(() => !existsSync(database(first)));
            expect(subgraphs.deployments()).toHaveLength(1);
        }
        catch (e_14) {
            env_13.error = e_14;
            env_13.hasError = true;
        }
        finally {
            const result_14 = __disposeResources(env_13);
            if (result_14)
                await result_14;
        }
    });
    test('answers at once when the one before it never caught up', async () => {
        const env_15 = { stack: [], error: void 0, hasError: false };
        try {
            const subgraphs = __addDisposableResource(env_15, await open(), true);
            await chain.mine(['Broken', account(1), 1]);
            const first = await subgraphs.deploy(build, [NAME]);
            await first.engine.done;
            const second = await subgraphs.deploy(variant('second'), [NAME]);
            expect(subgraphs.find({ by: 'name', value: NAME })).toBe(second);
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
    test('leaves the database of the one before it where that is wanted', async () => {
        const env_16 = { stack: [], error: void 0, hasError: false };
        try {
            const subgraphs = __addDisposableResource(env_16, await open({ keepOld: true }), true);
            const first = await subgraphs.deploy(build, [NAME]);
            await first.engine.whenSynced;
            await subgraphs.deploy(variant('second'), [NAME]);
            await until(() => subgraphs.find({ by: 'id', value: first.id }) === undefined);
            await subgraphs.deploy(build, [NAME]);
            await until(() => subgraphs.find({ by: 'name', value: NAME })?.id === first.id);
            expect(existsSync(database(first.id))).toBe(true);
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
});
//# sourceMappingURL=subgraphs.test.js.map