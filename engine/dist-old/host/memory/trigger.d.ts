import type { Block } from '../../core/chain.js';
import type { Trigger } from '../../core/handler.js';
import type { Heap } from './heap.js';
/** The argument of a handler: an `ethereum.Event` or `ethereum.Call`, whose block comes first in memory, an `ethereum.Block` or `Bytes`. */
export declare const writeTrigger: (heap: Heap, trigger: Trigger) => number;
/** A new `ethereum.Block`. */
export declare const writeBlock: (heap: Heap, { header }: Block) => number;
