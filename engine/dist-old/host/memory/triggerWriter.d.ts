import type { Trigger } from '../../core/handler.js';
import type { Heap } from './heap.js';
/**
 * Writes the arguments of the handlers of one instance. Handlers that follow each other mostly see the same block, and
 * often the same transaction: that is put back as it was written the first time.
 */
export declare class TriggerWriter {
    #private;
    constructor(heap: Heap);
    /** An `ethereum.Event`, `ethereum.Call` or `ethereum.Block`, or the `Bytes` of a file; the instance must be fresh. */
    write(trigger: Trigger): number;
}
