import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
const GRAPH = join(import.meta.dirname, '../../node_modules/.bin/graph');
const LOCK_MS = 60_000;
/** Builds the fixture subgraph of that name with graph-cli, unless its build is newer than its sources. */
export const buildFixture = async (name) => {
    const folder = join(import.meta.dirname, 'fixtures', name);
    const build = join(folder, 'build');
    mkdirSync(build, { recursive: true });
    const lock = join(build, '.lock');
    // Test files run in parallel processes; the first one builds for all.
    while (!takeLock(lock))
        await new Promise((resolve) => setTimeout(resolve, 100));
    try {
        if (!isFresh(folder, join(build, 'subgraph.yaml'))) {
            execFileSync(GRAPH, ['codegen', '--output-dir', 'generated'], { cwd: folder, stdio: 'pipe' });
            execFileSync(GRAPH, ['build', '--output-dir', 'build'], { cwd: folder, stdio: 'pipe' });
        }
    }
    finally {
        rmSync(lock, { recursive: true, force: true });
    }
    return build;
};
const takeLock = (lock) => {
    try {
        mkdirSync(lock);
        return true;
    }
    catch {
        if (existsSync(lock) && Date.now() - statSync(lock).mtimeMs > LOCK_MS)
            rmSync(lock, { recursive: true });
        return false;
    }
};
const isFresh = (folder, built) => {
    if (!existsSync(built))
        return false;
    const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => /\.(ts|yaml|graphql|json)$/.test(file) && !/^(build|generated)\b/.test(file));
    return sources.every((file) => statSync(join(folder, file)).mtimeMs < statSync(built).mtimeMs);
};
//# sourceMappingURL=buildFixture.js.map