import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { sourceFiles } from './sourceFiles.js';
/** Where the compiled module of a suite lies. */
export const compiledPath = (suite, { testsFolder }) => join(testsFolder, '.bin', `${suite.name}.wasm`);
/** Whether the compiled module is newer than the test file, all it imports, and the libraries. */
export const isCompiled = (suite, folders) => {
    const output = compiledPath(suite, folders);
    if (!existsSync(output))
        return false;
    const written = statSync(output).mtimeMs;
    const libraries = ['assemblyscript', '@graphprotocol/graph-ts', 'matchstick-as']
        .map((name) => join(folders.libsFolder, name, 'package.json'))
        .filter(existsSync);
    return [...sourceFiles(suite.path), ...libraries].every((path) => statSync(path).mtimeMs < written);
};
//# sourceMappingURL=compiledSuite.js.map