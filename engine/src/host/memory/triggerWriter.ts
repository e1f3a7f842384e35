import type { Block, Receipt, Transaction } from '../../core/chain.js'
import type { ChainTrigger, Trigger } from '../../core/handler.js'
import { writeBytes } from './bytes.js'
import type { Heap, HeapImage } from './heap.js'
import {
  type SharedParts,
  writeBlock,
  writeCall,
  writeEvent,
  writeReceipt,
  writeTransaction,
} from './trigger.js'

/** Objects of a chain that were written into a fresh instance, and what its heap was like then. */
type Written<T> = Readonly<{ of: T; parts: SharedParts; image: HeapImage }>

/**
 * Writes the arguments of the handlers of one instance. Handlers that follow each other mostly see the same block, and
 * often the same transaction: that is put back as it was written the first time.
 */
export class TriggerWriter {
  readonly #heap: Heap
  #block: Written<Block> | undefined
  #transaction: Written<Readonly<{ transaction: Transaction; receipt: Receipt | null }>> | undefined

  constructor(heap: Heap) {
    this.#heap = heap
  }

  /** An `ethereum.Event`, `ethereum.Call` or `ethereum.Block`, or the `Bytes` of a file; the instance must be fresh. */
  write(trigger: Trigger): number {
    switch (trigger.kind) {
      case 'file':
        return writeBytes(this.#heap, trigger.content)
      case 'block':
        return this.#writeBlock(trigger.block).block
      case 'event':
        return writeEvent(this.#heap, trigger, this.#writeTransaction(trigger, trigger.receipt))
      case 'call':
        return writeCall(this.#heap, trigger, this.#writeTransaction(trigger, null))
    }
  }

  #writeBlock(block: Block): SharedParts {
    const heap = this.#heap
    if (this.#block?.of === block && heap.put(this.#block.image)) return this.#block.parts
    const parts = { block: writeBlock(heap, block), transaction: 0, receipt: 0 }
    this.#block = { of: block, parts, image: heap.capture() }
    this.#transaction = undefined
    return parts
  }

  #writeTransaction(
    { block, transaction }: Exclude<ChainTrigger, { kind: 'block' }>,
    receipt: Receipt | null,
  ): SharedParts {
    const heap = this.#heap
    const last = this.#transaction
    const isSame =
      this.#block?.of === block && last?.of.transaction === transaction && last.of.receipt === receipt
    if (isSame && heap.put(last.image)) return last.parts
    const parts = {
      block: this.#writeBlock(block).block,
      transaction: writeTransaction(heap, transaction),
      receipt: receipt === null ? 0 : writeReceipt(heap, receipt),
    }
    this.#transaction = { of: { transaction, receipt }, parts, image: heap.capture() }
    return parts
  }
}
