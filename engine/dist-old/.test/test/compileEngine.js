import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
const ROOT = join(import.meta.dirname, '../..');
/**
 * Compiles the engine, so that threads and processes of their own run what the tests test. Type errors are for
 * `npm run check` to report; the compiler writes its output all the same.
 */
export const compileEngine = () => {
    const compiler = join(ROOT, 'node_modules/typescript/bin/tsc');
    const { stdout } = spawnSync(process.execPath, [compiler, '-b', 'engine'], { cwd: ROOT, encoding: 'utf8' });
    if (!existsSync(join(ROOT, 'engine/dist/runtime/indexerWorker.js')))
        throw new Error(`The engine does not compile:\n${stdout}`);
};
//# sourceMappingURL=compileEngine.js.map