import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { silentLog } from '../src/core/log.js';
import { loadBuild } from '../src/runtime/loadBuild.js';
import { runIndexer } from '../src/runtime/runIndexer.js';
import { fetchIdentity } from '../src/source/fetchIdentity.js';
import { createRpc } from '../src/source/rpc.js';
import { openStore } from '../src/store/openStore.js';
import { buildFixture } from './buildFixture.js';
import { dumpDatabase } from './dumpDatabase.js';
import { account, LEDGER, openLedgerChain } from './ledgerChain.js';
import { startAnvil } from './startAnvil.js';
let subgraph;
let directory;
let anvil;
let chain;
const running = [];
beforeAll(async () => {
    subgraph = loadBuild(await buildFixture('ledger'));
    directory = mkdtempSync(join(tmpdir(), 'indexer-'));
});
afterAll(() => rmSync(directory, { recursive: true }));
beforeEach(async () => {
    anvil = await startAnvil();
    chain = await openLedgerChain(anvil);
});
afterEach(async () => {
    for (const indexer of running.splice(0))
        await indexer.stop();
    await anvil[Symbol.asyncDispose]();
});
let databases = 0;
const newPath = () => join(directory, `${databases++}.sqlite`);
/** Runs an indexer in this thread until it is stopped. */
const index = async (path, options = {}) => {
    const stop = new AbortController();
    const rpc = createRpc({ urls: [options.url ?? anvil.url], log: silentLog });
    const identity = { ...(await fetchIdentity(rpc, stop)), deployment: subgraph.deployment, network: 'devnet' };
    const store = openStore(path, { schema: subgraph.schema, identity });
    const seen = [];
    let wake = () => { };
    const done = runIndexer({
        subgraph,
        store,
        rpc,
        chainId: identity.chainId,
        log: silentLog,
        signal: stop.signal,
        pollMs: 20,
        onStatus: (status) => {
            seen.push(status);
            wake();
        },
        ...options,
    }).finally(() => store.close());
    const indexer = {
        path,
        seen,
        done,
        status: () => seen.at(-1),
        /** Waits until the status is as wished. */
        until: async (wished) => {
            for (let from = 0;;) {
                const found = seen.slice(from).find(wished);
                if (found)
                    return found;
                from = seen.length;
                const last = seen.at(-1);
                if (last?.state === 'stopped')
                    throw new Error(`Indexing ended: ${JSON.stringify(last)}`);
                await new Promise((resolve) => {
                    wake = resolve;
                });
            }
        },
        /** Waits until the chain as it is now is indexed. */
        caughtUp: async () => {
            const head = (await anvil.rpc('eth_getBlockByNumber', 'latest', false));
            await indexer.until(() => indexer.status()?.head?.hash === head.hash);
        },
        stop: async () => {
            stop.abort();
            await done;
        },
    };
    running.push(indexer);
    return indexer;
};
/** Contents of a database that an undisturbed run over the chain as it is now makes. */
const straightRun = async (options = {}) => {
    const indexer = await index(newPath(), options);
    await indexer.caughtUp();
    await indexer.stop();
    return dumpDatabase(indexer.path);
};
const tableOf = (path, table) => dumpDatabase(path)[table];
describe('runIndexer()', () => {
    test('indexes events, calls at the block, reverted calls and related entities', async () => {
        await chain.mine(['Moved', account(1), 10], ['Moved', account(2), 7], ['Moved', account(1), -3]);
        await chain.mine(['Moved', account(1), 5]);
        const indexer = await index(newPath());
        await indexer.caughtUp();
        await indexer.stop();
        const { Account, Move } = dumpDatabase(indexer.path);
        expect(Account).toMatchObject([
            { id: account(1), balance: '017', height: '013', moves: 2, refused: 0, $from: 2, $to: 3 },
            { id: account(1), balance: '0212', height: '014', moves: 3, refused: 0, $from: 3 },
            { id: account(2), balance: '017', height: null, moves: 1, refused: 1, $from: 2 },
        ]);
        expect(Move?.map((move) => [move.id, move.related])).toEqual([
            ['2-0', 0],
            ['2-1', 0],
            ['2-2', 1],
            ['3-0', 2],
        ]);
        expect(indexer.status()).toMatchObject({
            state: 'stopped',
            health: 'healthy',
            synced: true,
            head: { number: 3 },
        });
    });
    test('tells how often each handler called contracts, in the run that counted', async () => {
        await chain.mine(['Moved', account(1), 10], ['Moved', account(1), 7], ['Moved', account(2), 7]);
        const calls = [];
        const trace = (fields, message) => {
            if (message === 'Called contracts')
                calls.push(fields);
        };
        const log = { ...silentLog, trace, child: () => log };
        const indexer = await index(newPath(), { log });
        await indexer.caughtUp();
        // The second move of an account asks nothing.
        const once = { dataSource: 'Ledger', handler: 'handleMoved', block: 2, calls: 1 };
        expect(calls).toEqual([once, once]);
    });
    test('follows the head and sees a new block within a second', async () => {
        const indexer = await index(newPath(), { pollMs: 250 });
        await indexer.caughtUp();
        for (const value of [1, 2, 3]) {
            await chain.mine(['Moved', account(1), value]);
            const mined = performance.now();
            await indexer.caughtUp();
            expect(performance.now() - mined).toBeLessThan(1_000);
        }
        await indexer.stop();
        expect(tableOf(indexer.path, 'Account')).toMatchObject([
            { moves: 1 },
            { moves: 2 },
            { moves: 3, balance: '016' },
        ]);
    });
    test('gives the same contents whether blocks were final or near the head', async () => {
        for (let block = 0; block < 30; block++) {
            if (block % 3 === 0)
                await chain.mine(['Moved', account(block % 4), block], ['Moved', account(9), 7]);
            else
                await chain.skip(block);
        }
        const followed = await straightRun();
        for (const options of [
            { finality: 5 },
            { finality: 5, maxBlockRange: 7 },
            { finality: 0, maxBlockRange: 1 },
        ])
            expect(await straightRun(options)).toEqual(followed);
        expect(followed.Move).toHaveLength(20);
    });
    test('continues after a restart from the stored block', async () => {
        const path = newPath();
        await chain.mine(['Moved', account(1), 1]);
        const first = await index(path);
        await first.caughtUp();
        await first.stop();
        await chain.mine(['Moved', account(1), 2]);
        const second = await index(path);
        expect(second.seen[0]?.head?.number ?? 2).toBe(2);
        await second.caughtUp();
        await second.stop();
        expect(dumpDatabase(path)).toEqual(await straightRun());
    });
    test('stops within a second, in the middle of anything', async () => {
        for (let block = 0; block < 20; block++)
            await chain.mine(['Moved', account(block), 1]);
        for (const ms of [0, 5, 20, 60, 150]) {
            const indexer = await index(newPath(), { finality: 3, maxBlockRange: 2 });
            await new Promise((resolve) => setTimeout(resolve, ms));
            const asked = performance.now();
            await indexer.stop();
            expect(performance.now() - asked).toBeLessThan(1_000);
            expect(indexer.status()).toMatchObject({ state: 'stopped', health: 'healthy', problem: undefined });
        }
    });
});
describe('data sources made by handlers', () => {
    const openChild = async () => {
        const child = await chain.deploy();
        const grandchild = await chain.deploy();
        // In one block: the child moves before and after it is opened, and opens a ledger that moved before that.
        await chain.mine(['Moved', account(1), 1, grandchild], ['Moved', account(1), 1, child], ['Opened', child, 0], ['Opened', grandchild, 0, child], ['Moved', account(1), 1, child]);
        return { child, grandchild };
    };
    test('get all logs of the block they are made in, generation by generation', async () => {
        const { child, grandchild } = await openChild();
        await chain.mine(['Moved', account(1), 1, grandchild], ['Moved', account(1), 1, child]);
        const contents = await straightRun();
        expect(contents.Child?.map(({ id, parent, moves, $to }) => [id, parent, moves, $to === 2_147_483_647])).toEqual(expect.arrayContaining([
            [child, LEDGER, 2, false],
            [child, LEDGER, 3, true],
            [grandchild, child, 1, false],
            [grandchild, child, 2, true],
        ]));
        expect(contents.$dataSources).toMatchObject([{ address: child }, { address: grandchild }]);
        expect(await straightRun({ finality: 0 })).toEqual(contents);
    });
    test('are restored after a restart, and made once only', async () => {
        const path = newPath();
        const { child } = await openChild();
        const first = await index(path);
        await first.caughtUp();
        await first.stop();
        await chain.mine(['Opened', child, 0], ['Moved', account(1), 1, child]);
        const second = await index(path);
        await second.caughtUp();
        await second.stop();
        expect(tableOf(path, '$dataSources')).toHaveLength(2);
        const last = tableOf(path, 'Child')?.find(({ id, $to }) => id === child && $to === 2_147_483_647);
        expect(last).toMatchObject({ moves: 1 });
        expect(dumpDatabase(path)).toEqual(await straightRun());
    });
    test('are gone after a reorg of the block that made them', async () => {
        const indexer = await index(newPath());
        const { child } = await openChild();
        await indexer.caughtUp();
        await chain.cut(1);
        await chain.mine(['Moved', account(1), 1, child]);
        await chain.mine(['Moved', account(2), 1, child]);
        await indexer.caughtUp();
        await indexer.stop();
        expect(tableOf(indexer.path, '$dataSources')).toEqual([]);
        expect(tableOf(indexer.path, 'Child')).toEqual([]);
    });
});
describe('an end block', () => {
    const endingAt = (endBlock) => {
        const dataSources = subgraph.manifest.dataSources.map((dataSource) => ({
            ...dataSource,
            source: { ...dataSource.source, endBlock },
        }));
        return { ...subgraph, manifest: { ...subgraph.manifest, dataSources } };
    };
    test.each([250, 0])('7. is the last one indexed, finality %i', async (finality) => {
        for (let block = 2; block < 6; block++)
            await chain.mine(['Moved', account(block), 1]);
        const indexer = await index(newPath(), { subgraph: endingAt(4), finality });
        await indexer.until(({ synced }) => synced);
        await indexer.stop();
        expect(indexer.status()).toMatchObject({ health: 'healthy', head: { number: 4 } });
        expect(tableOf(indexer.path, 'Move')?.map(({ id }) => id)).toEqual(['2-0', '3-0', '4-0']);
    });
    test('8. is indexed again after a reorg below it', async () => {
        for (let block = 2; block < 6; block++)
            await chain.mine(['Moved', account(block), 1]);
        const indexer = await index(newPath(), { subgraph: endingAt(4) });
        await indexer.until(({ synced }) => synced);
        await chain.cut(3);
        for (let block = 3; block < 7; block++)
            await chain.mine(['Moved', account(block), 50]);
        await indexer.until(({ reorgs, head }) => reorgs === 1 && head?.number === 4);
        await indexer.stop();
        expect(tableOf(indexer.path, 'Move')?.map(({ id, value }) => [id, value])).toEqual([
            ['2-0', '011'],
            ['3-0', '0250'],
            ['4-0', '0250'],
        ]);
    });
});
describe('reorgs', () => {
    const history = async () => {
        for (let block = 0; block < 6; block++)
            await chain.mine(['Moved', account(block % 2), block], ['Moved', account(5), 7]);
        await chain.mine(['Closed', account(5), 0]);
    };
    test.each([1, 3, 7])('%i blocks deep, at the head, end in the state of a straight run', async (depth) => {
        const indexer = await index(newPath());
        await history();
        await indexer.caughtUp();
        await chain.cut(depth);
        for (let block = 0; block < depth + 1; block++)
            await chain.mine(['Moved', account(1), 100 + block]);
        await indexer.caughtUp();
        await indexer.stop();
        expect(indexer.status()?.reorgs).toBeGreaterThanOrEqual(1);
        expect(dumpDatabase(indexer.path)).toEqual(await straightRun());
    });
    test('to a chain of the same length are noticed', async () => {
        const indexer = await index(newPath());
        await history();
        await indexer.caughtUp();
        await chain.cut(2);
        await anvil.rpc('evm_increaseTime', 100);
        await chain.mine(['Moved', account(3), 3]);
        await chain.mine(['Moved', account(3), 4]);
        await indexer.caughtUp();
        await indexer.stop();
        expect(dumpDatabase(indexer.path)).toEqual(await straightRun());
    });
    test('to a shorter chain are noticed, running or stopped', async () => {
        const path = newPath();
        const indexer = await index(path);
        await history();
        await indexer.caughtUp();
        await chain.cut(3);
        await indexer.caughtUp();
        await indexer.stop();
        expect(dumpDatabase(path)).toEqual(await straightRun());
        await chain.cut(2);
        const again = await index(path);
        await again.caughtUp();
        await again.stop();
        expect(dumpDatabase(path)).toEqual(await straightRun());
    });
    test('that happen again and again end in the state of a straight run', async () => {
        const indexer = await index(newPath(), { pollMs: 1 });
        await history();
        for (let round = 0; round < 15; round++) {
            const depth = 1 + (round % 4);
            await chain.cut(depth);
            for (let block = 0; block <= depth; block++)
                await chain.mine(['Moved', account(round % 3), round], ['Closed', account((round + block) % 3), 0]);
        }
        await indexer.caughtUp();
        await indexer.stop();
        expect(dumpDatabase(indexer.path)).toEqual(await straightRun());
    });
});
describe('a handler that fails', () => {
    test('stops the subgraph at its block, with nothing of that block', async () => {
        await chain.mine(['Moved', account(1), 1]);
        await chain.mine(['Moved', account(2), 1], ['Broken', account(3), 1], ['Moved', account(1), 1]);
        const indexer = await index(newPath());
        const status = await indexer.done;
        expect(status).toMatchObject({ state: 'stopped', health: 'failed', head: { number: 3 } });
        const { $errors, Account, Child } = dumpDatabase(indexer.path);
        expect($errors).toMatchObject([{ block: 3, handler: 'handleBroken', logIndex: 1, fatal: 1 }]);
        expect(String($errors?.[0]?.message)).toMatch(/^transaction [0-9a-f]{64}: .*Mapping aborted at .*, line \d+, column \d+, with message: boom/);
        expect(Account).toMatchObject([{ id: account(1) }]);
        expect(Child).toEqual([]);
    });
    test('is tried again after a restart, so that a mended chain or build heals', async () => {
        const path = newPath();
        await chain.mine(['Broken', account(3), 1]);
        const first = await index(path);
        expect((await first.done).health).toBe('failed');
        const second = await index(path);
        expect((await second.done).health).toBe('failed');
        expect(tableOf(path, '$errors')).toHaveLength(1);
        await chain.cut(1);
        await chain.mine(['Broken', account(3), 0]);
        const third = await index(path);
        await third.caughtUp();
        await third.stop();
        expect(third.status()?.health).toBe('healthy');
        expect(dumpDatabase(path)).toEqual(await straightRun());
    });
    test('is skipped once synced when the manifest allows non-fatal errors', async () => {
        const tolerant = {
            ...subgraph,
            manifest: { ...subgraph.manifest, features: ['nonFatalErrors'] },
        };
        const indexer = await index(newPath(), { subgraph: tolerant });
        await indexer.caughtUp();
        await chain.mine(['Moved', account(1), 1], ['Broken', account(3), 1], ['Moved', account(1), 1]);
        await indexer.caughtUp();
        await chain.mine(['Moved', account(1), 1]);
        await indexer.caughtUp();
        await indexer.stop();
        expect(indexer.status()?.health).toBe('unhealthy');
        const { $errors, Child, Move } = dumpDatabase(indexer.path);
        expect($errors).toMatchObject([{ block: 2, fatal: 0 }]);
        expect(Child).toEqual([]);
        expect(Move).toHaveLength(3);
    });
});
//# sourceMappingURL=runIndexer.test.js.map