/**
 * State of an instance at one moment: its memory and its mutable globals.
 *
 * Setting an instance back is many times cheaper than making a new one and has the same effect, with one
 * exception that no compiled mapping can see: memory that has grown stays large.
 */
export declare class Snapshot {
    #private;
    constructor(memory: WebAssembly.Memory, globals: readonly WebAssembly.Global[]);
    /** Makes the instance what it was. */
    restore(): void;
}
