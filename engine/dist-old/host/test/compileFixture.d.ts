/** Folder with the sources of mappings that the host is tested on. */
export declare const fixtures: string;
/**
 * The module of a fixture mapping, compiled as `graph build` does it. Compiled again only when the source is
 * newer.
 */
export declare const compileFixture: (name: string) => Buffer;
