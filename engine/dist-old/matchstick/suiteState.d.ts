import type { InputSchema } from '../core/inputSchema.js';
import { DataSourceMocks } from './dataSourceMocks.js';
import { FunctionMocks } from './functionMocks.js';
import { MockStore } from './mockStore.js';
import { TestLog } from './testLog.js';
/** What all test files of a project share. */
export type Project = Readonly<{
    schema: InputSchema;
    /** Names of the templates of the manifest. */
    templates: readonly string[];
    /** Folder that paths in tests start from. */
    directory: string;
}>;
/** Everything that lives as long as one test file. */
export type SuiteState = Readonly<{
    project: Project;
    store: MockStore;
    /** What `store.get_in_block` reads; only tests write it. */
    inBlock: MockStore;
    functions: FunctionMocks;
    dataSources: DataSourceMocks;
    /** Paths of mocked IPFS files, by hash. */
    files: Map<string, string>;
    log: TestLog;
}>;
/** A state in which nothing was mocked or stored yet. */
export declare const emptySuiteState: (project: Project) => SuiteState;
