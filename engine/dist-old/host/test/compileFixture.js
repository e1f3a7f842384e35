import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
/** Folder with the sources of mappings that the host is tested on. */
export const fixtures = fileURLToPath(new URL('../../../test/fixtures/host/', import.meta.url));
const libraries = fileURLToPath(new URL('../../../../node_modules', import.meta.url));
/**
 * The module of a fixture mapping, compiled as `graph build` does it. Compiled again only when the source is
 * newer.
 */
export const compileFixture = (name) => {
    const source = join(fixtures, `${name}.ts`);
    const output = join(fixtures, 'build', `${name}.wasm`);
    if (!existsSync(output) || statSync(output).mtimeMs < statSync(source).mtimeMs)
        compile(source, output);
    return readFileSync(output);
};
const compile = (source, output) => {
    mkdirSync(dirname(output), { recursive: true });
    const unfinished = `${output}.${process.pid}.wasm`;
    const args = [
        join(libraries, 'assemblyscript/bin/asc'),
        ...['--explicitStart', '--exportRuntime', '--runtime', 'stub'],
        relative(fixtures, source),
        relative(fixtures, join(libraries, '@graphprotocol/graph-ts/global/global.ts')),
        ...['--baseDir', '.', '--lib', libraries, '--outFile', unfinished, '--optimize', '--debug'],
    ];
    execFileSync(process.execPath, args, { cwd: fixtures, stdio: 'pipe' });
    renameSync(unfinished, output);
};
//# sourceMappingURL=compileFixture.js.map