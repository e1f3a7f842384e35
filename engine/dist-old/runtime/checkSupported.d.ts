/** Throws when a manifest needs more than one chain of logs, calls and files to index, with a way out. */
export declare const checkSupported: (manifest: unknown) => void;
