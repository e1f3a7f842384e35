import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { listTree } from './listTree.js';
import { openSources } from './openSources.js';
import { schemaPathOf } from './readProject.js';
/**
 * Looks at the sources of the suites, at manifest and schema, and at the other files in the tests folder, which any
 * suite may read.
 */
export const lookAtFiles = (suites, { testsFolder, manifestPath }) => {
    const tests = listTree(testsFolder);
    const schemaPath = schemaPathOf(manifestPath);
    const common = [
        manifestPath,
        ...(schemaPath === undefined ? [] : [schemaPath]),
        ...tests.files.filter((path) => !path.endsWith('.ts')),
    ];
    const sources = openSources(common.map((path) => `${path} ${hashOf(path)}`).join('\n'));
    const files = suites.flatMap(({ path }) => [...sources.filesOf(path)]);
    return {
        fingerprints: new Map(suites.map(({ name, path }) => [name, sources.hashOf(path)])),
        folders: new Set([...tests.folders, ...[...common, ...files].map(dirname)]),
    };
};
const hashOf = (path) => {
    try {
        return createHash('sha256').update(readFileSync(path)).digest('hex');
    }
    catch {
        return 'missing';
    }
};
//# sourceMappingURL=watchedFiles.js.map