import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { openSources } from './openSources.js';
import { readTestConfig } from './readTestConfig.js';
import { flatten } from './report.js';
import { runMappingTests } from './runMappingTests.js';
const directory = fileURLToPath(new URL('../../test/fixtures/matchstick/', import.meta.url));
const run = async (options = {}) => {
    const lines = [];
    const outcome = await runMappingTests({ directory, print: (line) => lines.push(line), ...options });
    return { ...outcome, lines };
};
/** First logged message of each test that failed, by its name. */
const failures = ({ suites }) => Object.fromEntries(suites
    .flatMap(({ result }) => flatten(result))
    .filter(([, { passed }]) => !passed)
    .map(([name, { logs }]) => [name, logs.find(({ level }) => level === 'error')?.message]));
describe('runMappingTests()', () => {
    let all;
    beforeAll(async () => {
        all = await run();
    });
    test('passes and fails the tests that Matchstick passes and fails', () => {
        const { exitCode, passed, failed } = all;
        expect({ exitCode, passed, failed }).toEqual({ exitCode: 1, passed: 16, failed: 21 });
        expect(failures(all)).toMatchInlineSnapshot(`
      {
        "an expected failure must come": "Expected test to fail but it passed successfully!",
        "assertions › arrays": "(assert.equals) Expected value was '[1]' but actual value was '[1, 2]'",
        "assertions › in store": "(assert.notInStore) Value for entity type: 'Account' and id: 'a' was found in store.",
        "assertions › no entities": "(assert.fieldEquals) No entities with type 'Account' found.",
        "assertions › no entity": "(assert.fieldEquals) No entity with type 'Account' and id 'a' found.",
        "assertions › no field": "(assert.fieldEquals) No field named 'name' on entity with type 'Account' and id 'a' found.",
        "assertions › number and text": "(assert.equals) Expected value was '1' but actual value was '1'",
        "assertions › own message": "not rich",
        "assertions › unequal": "(assert.equals) Expected value was '1' but actual value was '2'",
        "assertions › wrong field": "(assert.fieldEquals) Expected field 'balance' to equal '2', but was '1' instead.",
        "contract functions › nobody mocked": "Could not find a mocked function with the following parameters, address: 0x90cba2bbb19ecc291a12066fd8329d65fa1f1947, name: other, signature other():(uint256), params: [].",
        "contract functions › with a wrong name": "createMockedFunction: function name \`nam\` should match the name in the function signature \`name():(string)\`",
        "contract functions › with an argument of another type": "createMockedFunction \`name\` parameters mismatch at position 0: Expected: uint256 Recieved: int",
        "contract functions › with too few arguments": "name expected 2 arguments, but received 0",
        "contract functions › without a return part": "touch expected 1 arguments, but received 0",
        "data sources › are created from templates": "(assert.dataSourceExists) No dataSource with address '0x02' found for template 'Pool'",
        "data sources › count": "(assert.dataSourceCount) Expected dataSource count for template \`Pool\` to be '5' but was '1'",
        "data sources › count of nothing": "(assert.dataSourceCoutn) No template with name 'Ignored' found.",
        "data sources › need a template": "Failed to create data source from name \`Ignored\`: No template with this name available. Available names: Pool, Document.",
        "the store › has nothing to remove": "(store.remove) Entity with type 'Account' and id 'a' does not exist.",
        "the store › misses a required field": "Missing value for non-nullable field 'balance' for an entity of type 'Account'.",
      }
    `);
    });
    test('runs hooks around tests in the order of their groups, describe bodies elsewhere', () => {
        const order = all.suites.find(({ name }) => name === 'order');
        const said = flatten(order.result).map(([name, { logs }]) => [
            name,
            ...logs.map(({ message }) => message),
        ]);
        expect(said).toEqual([
            ['first', '1 file: before all', '2 file: before each', '3 first', '4 file: after each'],
            [
                'outer › second',
                ...['5 outer: before all', '6 file: before each', '7 outer: before each', '8 second'],
                ...['9 outer: after each', '10 file: after each'],
            ],
            [
                'outer › inner › third',
                ...['11 file: before each', '12 outer: before each', '13 inner: before each', '14 third'],
                ...['15 outer: after each', '16 file: after each'],
            ],
            [
                'outer › fourth',
                ...['17 file: before each', '18 outer: before each', '19 fourth'],
                ...['20 outer: after each', '21 file: after each'],
            ],
            ['fifth', '23 file: before each', '24 fifth', '25 file: after each'],
        ]);
        expect(order?.result.logs.map(({ message }) => message)).toEqual(['26 file: after all']);
    });
    test('prints suites, groups, logs of passed tests, and a summary', () => {
        const text = all.lines.join('\n').replaceAll(/\d+\.\d+ms/g, 'Tms');
        expect(text).toContain('\nIgniting tests 🔥\n\nnested/mocks\n');
        expect(text).toContain('\n  outer:\n    √ second - Tms\n      💬 5 outer: before all\n');
        expect(text).toContain('\nFailed tests:\n\nnested/mocks\n  contract functions › nobody mocked\n');
        expect(text).toContain('\n21 failed, 16 passed, 37 total\n');
    });
    test('selects suites by the start of their name and compiles only what is not compiled', async () => {
        const { exitCode, suites, lines } = await run({ filters: ['ORD'] });
        expect([exitCode, suites.map(({ name }) => name)]).toEqual([0, ['order']]);
        expect(lines).toContain('order skipped!');
        expect(lines).toContain('All 5 tests passed! 😎');
    });
    test('tells which handlers the tests call', async () => {
        const { exitCode, coverage, lines } = await run({ coverage: true });
        expect(exitCode).toBe(0);
        expect(coverage?.[0]).toEqual({
            name: 'Factory',
            handlers: [
                ['handleCreated', true],
                ['handleRemoved', true],
                ['handleForgotten', false],
            ],
        });
        expect(lines).toContain("Handler 'handleForgotten' is not tested.");
        expect(lines).toContain('Global test coverage: 66.7% (2/3 handlers).');
    });
    test.each([
        ['hook', '🆘 Unexpected error upon calling hook: Mapping aborted at'],
        ['log', '🆘 no way'],
        ['type', "🆘 The schema has no entity type 'Nothing'."],
    ])('a critical error ends the run: %s', async (suite, message) => {
        const { exitCode, lines } = await run({ testsFolder: './critical', filters: [suite] });
        expect(exitCode).toBe(101);
        expect(lines.some((line) => line.startsWith(message))).toBe(true);
    });
    test('shows what the compiler says', async () => {
        const { exitCode, lines } = await run({ testsFolder: './broken' });
        expect(exitCode).toBe(101);
        expect(lines.join('\n')).toContain("ERROR TS2304: Cannot find name 'nothing'.");
        expect(lines).toContain('🆘 Please attend to the compilation errors above!');
    });
    test('names what is missing', async () => {
        const missing = await Promise.all([run({ filters: ['nothing'] }), run({ manifestPath: 'nowhere.yaml' })]);
        expect(missing.map(({ exitCode }) => exitCode)).toEqual([101, 101]);
        expect(missing[0].lines[1]).toMatch(/^🆘 No test file whose name starts with nothing in /);
        expect(missing[1].lines[1]).toMatch(/^🆘 The manifest .*nowhere\.yaml cannot be read\.$/);
    });
});
describe('readTestConfig()', () => {
    test('takes what is given, then matchstick.yaml, then the defaults', () => {
        const folder = mkdtempSync(join(tmpdir(), 'matchstick-'));
        onTestFinished(() => rmSync(folder, { recursive: true }));
        const warnings = [];
        const read = () => readTestConfig(folder, { libsFolder: '/libs' }, (message) => warnings.push(message));
        expect(read()).toEqual({
            testsFolder: join(folder, 'tests'),
            libsFolder: '/libs',
            manifestPath: join(folder, 'subgraph.yaml'),
        });
        writeFileSync(join(folder, 'matchstick.yaml'), 'testsFolder: ../t\nlibsFolder: ./other\n');
        expect(read()).toMatchObject({ testsFolder: join(folder, '../t'), libsFolder: '/libs' });
        expect(warnings).toEqual([]);
        writeFileSync(join(folder, 'matchstick.yaml'), 'testsFolder: [');
        expect(read().testsFolder).toBe(join(folder, 'tests'));
        expect(warnings).toEqual(['matchstick.yaml is not valid, so the defaults are used.']);
    });
});
describe('openSources()', () => {
    test('follows relative imports, not those of libraries', () => {
        const files = openSources('').filesOf(join(directory, 'tests/nested/mocks.test.ts'));
        expect([...files].map((path) => path.slice(directory.length)).sort()).toEqual([
            'mapping.ts',
            'tests/helpers.ts',
            'tests/nested/mocks.test.ts',
        ]);
    });
});
//# sourceMappingURL=runMappingTests.test.js.map