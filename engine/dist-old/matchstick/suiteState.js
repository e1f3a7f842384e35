import { DataSourceMocks } from './dataSourceMocks.js';
import { FunctionMocks } from './functionMocks.js';
import { MockStore } from './mockStore.js';
import { TestLog } from './testLog.js';
/** A state in which nothing was mocked or stored yet. */
export const emptySuiteState = (project) => ({
    project,
    store: new MockStore(project.schema),
    inBlock: new MockStore(project.schema),
    functions: new FunctionMocks(),
    dataSources: new DataSourceMocks(project.templates),
    files: new Map(),
    log: new TestLog(),
});
//# sourceMappingURL=suiteState.js.map