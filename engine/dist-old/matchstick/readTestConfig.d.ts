/** Where the parts of a project with mapping tests lie; absolute paths. */
export type TestConfig = Readonly<{
    testsFolder: string;
    libsFolder: string;
    manifestPath: string;
}>;
/**
 * What `matchstick.yaml` in the directory says, completed by defaults, with `given` above it. A file that
 * cannot be read is told to `warn` and ignored.
 */
export declare const readTestConfig: (directory: string, given: Readonly<{ [Key in keyof TestConfig]?: string | undefined; }>, warn: (message: string) => void) => TestConfig;
