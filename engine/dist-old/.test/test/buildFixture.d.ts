/** Builds the fixture subgraph of that name with graph-cli, unless its build is newer than its sources. */
export declare const buildFixture: (name: string) => Promise<string>;
