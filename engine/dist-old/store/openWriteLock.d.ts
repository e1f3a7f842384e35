/**
 * Holds the right to write to a store until closed. It is a lock of the operating system, so it ends with the
 * process, however that ends. Throws when somebody else holds it.
 */
export declare const openWriteLock: (path: string) => Readonly<{
    close(): void;
}>;
