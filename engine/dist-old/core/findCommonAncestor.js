/**
 * The newest of our blocks that is on the canonical chain.
 *
 * @param ours blocks we processed, in any order
 * @param canonical hash of the canonical block at each of their numbers; undefined where there is none
 */
export const findCommonAncestor = (ours, canonical) => {
    let ancestor;
    for (const block of ours)
        if (canonical.get(block.number) === block.hash && (!ancestor || block.number > ancestor.number))
            ancestor = block;
    return ancestor ? { kind: 'found', ancestor } : { kind: 'older' };
};
//# sourceMappingURL=findCommonAncestor.js.map