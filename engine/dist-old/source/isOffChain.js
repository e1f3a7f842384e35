import { fetchHeads, headerCall, readHeader } from './fetchHeaders.js';
/**
 * Whether a block was taken off the chain, by all endpoints: one alone may lie, lag behind, or sit on a fork. Where
 * they differ, those that know the longer chain are right.
 */
export const isOffChain = async (rpc, { number, hash }, { signal }) => {
    await fetchHeads(rpc, { signal });
    const outcomes = await rpc.requestEach(headerCall(number), { signal });
    const heads = new Map(rpc.endpoints().map(({ name, behind }) => [name, -behind]));
    const answers = outcomes.flatMap((outcome) => 'value' in outcome ? [{ from: outcome.from, header: readHeader(rpc, number, outcome) }] : []);
    const longest = (candidates) => Math.max(Number.NEGATIVE_INFINITY, ...candidates.map(({ from }) => heads.get(from) ?? 0));
    const agreeing = answers.filter(({ header }) => header?.hash === hash);
    const others = answers.filter(({ header }) => header?.hash !== hash);
    if (agreeing.length === 0)
        return others.length > 0;
    if (longest(others.filter(({ header }) => header)) > longest(agreeing))
        return true;
    for (const { from, header } of others)
        if (header)
            rpc.distrust(from, `It gave block ${header.hash} for block ${number}, and others ${hash}.`);
    return false;
};
//# sourceMappingURL=isOffChain.js.map