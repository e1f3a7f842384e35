import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { flatten } from './report.js';
import { runMappingTests } from './runMappingTests.js';
import { LIBRARIES, writeProject } from './test/writeProject.js';
const project = (files) => {
    const { directory, write } = writeProject(files);
    const run = async (options = {}) => {
        const lines = [];
        const print = (line) => lines.push(line);
        const outcome = await runMappingTests({ directory, libsFolder: LIBRARIES, print, ...options });
        const results = outcome.suites.flatMap(({ name, result }) => flatten(result).map(([test, { passed }]) => `${name}: ${test} ${passed}`));
        return { ...outcome, lines, results };
    };
    const programs = () => {
        const index = JSON.parse(readFileSync(join(directory, 'tests/.compiled/run/index.json'), 'utf8'));
        return new Set(Object.values(index).map(({ program }) => program));
    };
    return { run, write, programs };
};
describe('suites in one program', { timeout: 180_000 }, () => {
    test('have tests, top-level code, mocks and callbacks of their own', async () => {
        const suite = (name, value) => `
      createMockedFunction(ADDRESS, 'value', 'value():(uint256)')
        .returns([ethereum.Value.fromUnsignedBigInt(BigInt.fromI32(${value}))]);
      let count = ${value};
      export function callback(element: JSONValue, data: Value): void {
        assert.stringEquals('${name}', data.toString());
      }
      afterEach(() => { count += 1; });
      describe('group', () => {
        test('has its mock', () => {
          const call = new ethereum.SmartContractCall('C', ADDRESS, 'value', 'value():(uint256)', []);
          assert.bigIntEquals(BigInt.fromI32(${value}), ethereum.call(call)![0].toBigInt());
        });
        test('has its variables', () => { assert.i32Equals(${value} + 1, count); });
      });
      test('has its callback', () => {
        mockIpfsFile('Qm', 'tests/list.json');
        ipfs.map('Qm', 'callback', Value.fromString('${name}'), []);
      });
    `;
        const { run, programs } = project({
            'list.json': '[1, 2]',
            'a.test.ts': suite('a', 1),
            'b.test.ts': suite('b', 20),
        });
        const { results, exitCode } = await run();
        const tests = ['group › has its mock', 'group › has its variables', 'has its callback'];
        expect(results).toEqual(['a', 'b'].flatMap((name) => tests.map((test) => `${name}: ${test} true`)));
        expect(exitCode).toBe(0);
        expect(programs().size).toBe(1);
        expect((await run({ filters: ['b'], threads: 1 })).results).toHaveLength(3);
    });
    test('are compiled apart when a file that they share acts as it is loaded', async () => {
        const suite = `import { VALUE } from './hooks'; test('has the hook', () => { assert.i32Equals(VALUE, 0); });
      test('which ran', () => { assert.i32Equals(VALUE, 1); });`;
        const { run, programs } = project({
            'hooks.ts': `import { afterEach } from 'matchstick-as/assembly/index';
        export let VALUE = 0;
        afterEach(() => { VALUE += 1; });`,
            'a.test.ts': suite,
            'b.test.ts': suite,
        });
        const { passed, failed } = await run();
        expect({ passed, failed }).toEqual({ passed: 4, failed: 0 });
        expect(programs().size).toBe(2);
    });
    test('are compiled again when what they import has other content', async () => {
        const suite = (value) => `import { VALUE } from './${value}'; test('is one', () => { assert.i32Equals(VALUE, 1); });`;
        const { run, write, programs } = project({
            'x.ts': 'export const VALUE = 1;',
            'y.ts': 'export const VALUE = 1;',
            'a.test.ts': suite('x'),
            'b.test.ts': suite('y'),
        });
        await run();
        write('x.ts', 'export const VALUE = 1;');
        expect((await run()).lines).toEqual(expect.arrayContaining(['a skipped!', 'b skipped!']));
        write('y.ts', 'export const VALUE = 2;');
        const changed = await run();
        expect(changed.lines).toEqual(expect.arrayContaining(['a skipped!', 'Compiling b...']));
        expect(changed.results).toEqual(['a: is one true', 'b: is one false']);
        expect(programs().size).toBe(2);
        expect((await run({ recompile: true })).lines).toContain('Compiling a...');
        expect(programs().size).toBe(1);
    });
    test('end the run when top-level code fails', async () => {
        const { run } = project({
            'a.test.ts': `test('never runs', () => {}); assert.assertTrue(false);`,
            'b.test.ts': `test('never runs', () => {});`,
        });
        const { exitCode, lines } = await run();
        expect(exitCode).toBe(101);
        expect(lines.join('\n')).toContain('🆘 The code outside of tests failed: Mapping aborted at');
    });
});
//# sourceMappingURL=sharedProgram.test.js.map