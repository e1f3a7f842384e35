/** Where projects in other folders find their libraries. */
export declare const LIBRARIES: string;
/**
 * A project in a folder of its own, with these files in `tests/`; test files get the usual imports. Gone when the
 * test has finished.
 */
export declare const writeProject: (files: Readonly<Record<string, string>>) => {
    directory: string;
    write: (name: string, text: string) => void;
};
