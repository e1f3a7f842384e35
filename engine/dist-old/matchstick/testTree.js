import { SuiteInstance } from './suiteInstance.js';
import { emptySuiteState } from './suiteState.js';
/**
 * The groups of a test file. The body of each `describe` runs in an instance and on a state of its own, so
 * it can announce members but has no effect on tests.
 */
export const readTestTree = (code, project, registered, name = '') => {
    const hooks = { beforeAll: [], afterAll: [], beforeEach: [], afterEach: [] };
    const members = [];
    for (const entry of registered) {
        if (entry.kind === 'hook')
            hooks[entry.role].push(entry.index);
        else if (entry.kind === 'test')
            members.push(entry);
        else
            members.push(readTestTree(code, project, announcedBy(code, project, entry.index), entry.name));
    }
    return { kind: 'group', name, hooks, members };
};
const announcedBy = (code, project, index) => {
    const instance = new SuiteInstance(code, emptySuiteState(project));
    const before = instance.registered.length;
    instance.callTable(index);
    return instance.registered.slice(before);
};
//# sourceMappingURL=testTree.js.map