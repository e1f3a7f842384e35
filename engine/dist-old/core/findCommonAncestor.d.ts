import type { BlockPointer } from './chain.js';
import type { Hex } from './hex.js';
/** What two chains say about where they parted. */
export type AncestorSearch = Readonly<{
    kind: 'found';
    ancestor: BlockPointer;
}>
/** All blocks compared differ: compare older ones. */
 | Readonly<{
    kind: 'older';
}>;
/**
 * The newest of our blocks that is on the canonical chain.
 *
 * @param ours blocks we processed, in any order
 * @param canonical hash of the canonical block at each of their numbers; undefined where there is none
 */
export declare const findCommonAncestor: (ours: readonly BlockPointer[], canonical: ReadonlyMap<number, Hex | undefined>) => AncestorSearch;
