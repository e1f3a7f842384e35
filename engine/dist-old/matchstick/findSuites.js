import { relative, sep } from 'node:path';
import { CriticalError } from './criticalError.js';
import { listTree } from './listTree.js';
const ENDING = '.test.ts';
/** Test files below the folder whose name starts with one of the filters (any, when there are none), by name. */
export const findSuites = (testsFolder, filters) => {
    const suites = listTree(testsFolder)
        .files.filter((path) => path.endsWith(ENDING))
        .map((path) => ({ name: suiteName(testsFolder, path), path }))
        .filter(({ name }) => filters.length === 0 || filters.some((filter) => name.startsWith(normalised(filter))))
        .sort((a, b) => (a.name < b.name ? -1 : 1));
    if (suites.length > 0)
        return suites;
    const wanted = filters.length > 0 ? ` whose name starts with ${filters.join(', ')}` : '';
    throw new CriticalError(`No test file${wanted} in ${testsFolder}.`, {
        facts: { testsFolder, filters },
        remedy: `Test files end in ${ENDING}; matchstick.yaml can name another testsFolder.`,
    });
};
const normalised = (filter) => filter
    .toLowerCase()
    .replaceAll('\\', '/')
    .replace(/\.test\.ts$/, '');
const suiteName = (folder, path) => relative(folder, path).split(sep).join('/').slice(0, -ENDING.length).toLowerCase();
//# sourceMappingURL=findSuites.js.map