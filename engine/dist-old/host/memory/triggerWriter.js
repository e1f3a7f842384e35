import { writeBytes } from './bytes.js';
import { writeBlock, writeCall, writeEvent, writeReceipt, writeTransaction } from './trigger.js';
/**
 * Writes the arguments of the handlers of one instance. Handlers that follow each other mostly see the same block, and
 * often the same transaction: that is put back as it was written the first time.
 */
export class TriggerWriter {
    #heap;
    #block;
    #transaction;
    constructor(heap) {
        this.#heap = heap;
    }
    /** An `ethereum.Event`, `ethereum.Call` or `ethereum.Block`, or the `Bytes` of a file; the instance must be fresh. */
    write(trigger) {
        switch (trigger.kind) {
            case 'file':
                return writeBytes(this.#heap, trigger.content);
            case 'block':
                return this.#writeBlock(trigger.block).block;
            case 'event':
                return writeEvent(this.#heap, trigger, this.#writeTransaction(trigger, trigger.receipt));
            case 'call':
                return writeCall(this.#heap, trigger, this.#writeTransaction(trigger, null));
        }
    }
    #writeBlock(block) {
        const heap = this.#heap;
        if (this.#block?.of === block && heap.put(this.#block.image))
            return this.#block.parts;
        const parts = { block: writeBlock(heap, block), transaction: 0, receipt: 0 };
        this.#block = { of: block, parts, image: heap.capture() };
        this.#transaction = undefined;
        return parts;
    }
    #writeTransaction({ block, transaction }, receipt) {
        const heap = this.#heap;
        const last = this.#transaction;
        const isSame = this.#block?.of === block && last?.of.transaction === transaction && last.of.receipt === receipt;
        if (isSame && heap.put(last.image))
            return last.parts;
        const parts = {
            block: this.#writeBlock(block).block,
            transaction: writeTransaction(heap, transaction),
            receipt: receipt === null ? 0 : writeReceipt(heap, receipt),
        };
        this.#transaction = { of: { transaction, receipt }, parts, image: heap.capture() };
        return parts;
    }
}
//# sourceMappingURL=triggerWriter.js.map