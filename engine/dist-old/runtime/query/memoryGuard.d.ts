export type MemoryGuardSettings = Readonly<{
    /** Most bytes resident. */
    maxMemory: number;
    /** Id of the process that serves. */
    parent: number;
    intervalMs: number;
}>;
