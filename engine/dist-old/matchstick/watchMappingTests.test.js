import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { LIBRARIES, writeProject } from './test/writeProject.js';
import { watchMappingTests } from './watchMappingTests.js';
test('a run that could not go on is made up for at the next change; the schema concerns every suite', {
    timeout: 300_000,
}, async () => {
    const { directory, write } = writeProject({
        'a.test.ts': `test('a', () => {});`,
        'b.test.ts': `test('b', () => { nothing(); });`,
    });
    const stop = new AbortController();
    /** What each run printed; a run begins with an empty terminal. */
    const runs = [];
    const watching = watchMappingTests({
        directory,
        libsFolder: LIBRARIES,
        clear: () => runs.push([]),
        print: (line) => runs.at(-1)?.push(line),
        signal: stop.signal,
    });
    const run = (number) => vi.waitUntil(() => runs[number - 1]?.at(-1)?.startsWith('Watching 2 suites') && runs[number - 1]?.join('\n'), { timeout: 120_000, interval: 50 });
    expect(await run(1)).toContain('🆘 Please attend to the compilation errors above!');
    write('b.test.ts', `test('b', () => {});`);
    expect(await run(2)).toContain('All 2 tests passed!');
    write('b.test.ts', `test('b', () => { assert.assertTrue(false); });`);
    const failed = await run(3);
    expect(failed).toContain('1 failed, 0 passed, 1 total');
    expect(failed).not.toContain('√ a');
    appendFileSync(join(directory, 'schema.graphql'), '\ntype Added @entity { id: ID! }\n');
    expect(await run(4)).toContain('1 failed, 1 passed, 2 total');
    stop.abort();
    await expect(watching).rejects.toMatchObject({ name: 'AbortError' });
    expect(runs).toHaveLength(4);
});
//# sourceMappingURL=watchMappingTests.test.js.map