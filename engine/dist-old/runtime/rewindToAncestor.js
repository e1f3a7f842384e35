import { findCommonAncestor } from '../core/findCommonAncestor.js';
import { ChainMovedError } from '../source/chainMovedError.js';
import { fetchHeaders } from '../source/fetchHeaders.js';
import { DeepReorgError } from './deepReorgError.js';
/**
 * Brings the store back to its newest block that is on the chain, or to nothing when no block is. Compares few
 * recent blocks first, then ever more older ones.
 *
 * @throws DeepReorgError when a block is off the chain that lies `finality` blocks or more below the head; then
 *   nothing is rewound
 */
export const rewindToAncestor = async (store, rpc, { finality, network, signal }) => {
    const [head] = store.blocks({ below: Number.MAX_SAFE_INTEGER, limit: 1 });
    let below = Number.MAX_SAFE_INTEGER;
    let lost;
    const rewindTo = (ancestor) => {
        if (head && lost && head.number - lost.number >= finality)
            throw new DeepReorgError({ network, head, lost, ancestor, finality });
        store.rewind(ancestor?.number ?? -1);
        return ancestor;
    };
    for (let limit = 16;; limit = Math.min(1_000, limit * 4)) {
        const ours = store.blocks({ below, limit });
        const last = ours.at(-1);
        if (!last)
            return rewindTo(undefined);
        const headers = await fetchHeaders(rpc, ours.map(({ number }) => number), { signal });
        const lacks = ours.find(({ number }, index) => number <= rpc.highestHead() && !headers[index]);
        if (lacks)
            throw new ChainMovedError(`The RPC gave no block ${lacks.number}, though its chain is longer.`, {
                block: lacks.number,
            });
        const canonical = new Map(ours.map(({ number }, index) => [number, headers[index]?.hash]));
        const search = findCommonAncestor(ours, canonical);
        const ancestor = search.kind === 'found' ? search.ancestor : undefined;
        lost = ours.filter(({ number }) => number > (ancestor?.number ?? -1)).at(-1) ?? lost;
        if (ancestor)
            return rewindTo(ancestor);
        below = last.number;
    }
};
//# sourceMappingURL=rewindToAncestor.js.map