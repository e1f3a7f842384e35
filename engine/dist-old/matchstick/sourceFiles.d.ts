/** A source file and all that it imports by relative path, directly or not. */
export declare const sourceFiles: (entry: string) => ReadonlySet<string>;
