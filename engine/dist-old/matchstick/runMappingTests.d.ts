import { type MappingTestOutcome } from './testRun.js';
export type MappingTestOptions = Readonly<{
    /** Folder of the project: `matchstick.yaml` lies here, and paths in tests start here. */
    directory: string;
    /** Overrides `matchstick.yaml`. @default './subgraph.yaml' */
    manifestPath?: string | undefined;
    /** Overrides `matchstick.yaml`. @default './tests' */
    testsFolder?: string | undefined;
    /** Overrides `matchstick.yaml`. @default './node_modules' */
    libsFolder?: string | undefined;
    /** Only suites whose name starts with one of these, such as `handlers/hub`. */
    filters?: readonly string[] | undefined;
    /** Compiles also what is up to date. @default false */
    recompile?: boolean | undefined;
    /** Threads that run suites. @default one for each core, and at most 4 */
    threads?: number | undefined;
    /** Tells which handlers the tests call instead of running them. @default false */
    coverage?: boolean | undefined;
    /** Gets the report line by line. @default nobody */
    print?: ((line: string) => void) | undefined;
    signal?: AbortSignal | undefined;
}>;
/**
 * Runs matchstick-as tests of mappings, with the rules and the output of Matchstick 0.6. Never throws for
 * what a test did: a run that cannot go on is told through `print` and exit code 101.
 *
 * @example
 * await runMappingTests({ directory: '.', filters: ['handlers/hub'], print: console.log })
 */
export declare const runMappingTests: (options: MappingTestOptions) => Promise<MappingTestOutcome>;
