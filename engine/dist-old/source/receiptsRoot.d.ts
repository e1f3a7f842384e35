import type { Receipt } from '../core/chain.js';
import { type Hex } from '../core/hex.js';
/** The root that a header must name if these are all receipts of its block, in their order. */
export declare const receiptsRoot: (receipts: readonly Receipt[]) => Promise<Hex>;
