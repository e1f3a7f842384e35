import type { BlockPointer } from '../core/chain.js';
import type { Rpc } from '../source/rpc.js';
import type { Store } from '../store/openStore.js';
/**
 * Brings the store back to its newest block that is on the chain, or to nothing when no block is. Compares few
 * recent blocks first, then ever more older ones.
 *
 * @throws DeepReorgError when a block is off the chain that lies `finality` blocks or more below the head; then
 *   nothing is rewound
 */
export declare const rewindToAncestor: (store: Store, rpc: Rpc, { finality, network, signal }: {
    finality: number;
    network: string;
    signal: AbortSignal;
}) => Promise<BlockPointer | undefined>;
