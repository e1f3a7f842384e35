import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createQueryApi } from '../../src/api/createQueryApi.js';
import { silentLog } from '../../src/core/log.js';
import { openEngine } from '../../src/runtime/openEngine.js';
import { dumpDatabase } from '../dumpDatabase.js';
import { openTestChain } from './openTestChain.js';
import { storyManifest, writeStoryBuild } from './storyBuild.js';
const OPEN = 2_147_483_647;
/** Opens an engine in this thread over a chain in memory. */
export const openStoryteller = async (manifest = {}) => {
    const folder = mkdtempSync(join(tmpdir(), 'stories-'));
    writeStoryBuild(join(folder, 'build'), storyManifest(manifest));
    const chain = await openTestChain();
    const warnings = [];
    const log = { ...silentLog, warn: (_, message) => warnings.push(message), child: () => log };
    let engine;
    const current = () => {
        if (!engine)
            throw new Error('Nothing is indexed yet');
        return engine;
    };
    const start = async () => {
        engine = await openEngine({
            build: join(folder, 'build'),
            dataDir: join(folder, 'data'),
            network: 'devnet',
            rpcUrls: [chain.url],
            thread: 'here',
            pollMs: 5,
            log,
        });
    };
    const until = async (wished) => {
        if (!engine)
            await start();
        for (;;) {
            const status = current().status();
            if (status.health === 'failed' || wished(status))
                return status;
            await new Promise((resolve) => setTimeout(resolve, 5));
        }
    };
    const stored = (table) => dumpDatabase(current().database)[table] ?? [];
    const now = (type) => stored(type)
        .filter(({ $to = OPEN }) => $to === OPEN)
        .map((row) => Object.fromEntries(Object.entries(row).filter(([name]) => !name.startsWith('$'))));
    return {
        chain,
        warnings,
        engine: current,
        stored,
        now,
        said: () => now('Said')
            .toSorted((a, b) => Number(a.id) - Number(b.id))
            .map(({ text }) => String(text)),
        until,
        caughtUp: () => until(({ head }) => head?.hash === chain.head().hash),
        ask: (query) => {
            const { subgraph, deployment, reader } = current();
            return JSON.parse(String(createQueryApi({ schema: subgraph.schema, deployment, logs: true }).execute(reader, { query }).body));
        },
        restart: async (meanwhile) => {
            await engine?.close();
            meanwhile?.();
            await start();
        },
        [Symbol.asyncDispose]: async () => {
            await engine?.close();
            await chain[Symbol.asyncDispose]();
            rmSync(folder, { recursive: true });
        },
    };
};
//# sourceMappingURL=openStoryteller.js.map