import { ChainMovedError } from './chainMovedError.js';
import { parseHeader } from './parse.js';
import { RpcError } from './rpcError.js';
import { WrongAnswerError } from './wrongAnswerError.js';
const METHOD = 'eth_getBlockByNumber';
/** The request for a header by number. */
export const headerCall = (number) => ({
    method: METHOD,
    params: [typeof number === 'number' ? `0x${number.toString(16)}` : number, false],
});
/** Canonical headers at these numbers, in their order; null where the chain, or the endpoint, has no such block. */
export const fetchHeaders = async (rpc, numbers, { signal }) => {
    const outcomes = await rpc.requestAll(numbers.map(headerCall), { signal });
    return numbers.map((number, index) => readHeader(rpc, number, outcomes[index]));
};
/** The header in an answer. An endpoint that lacks a block which the chain has is behind, and that is noted. */
export const readHeader = (rpc, number, outcome) => {
    if (!outcome)
        return null;
    if ('error' in outcome)
        throw outcome.error;
    const header = parseHeader(outcome.value, METHOD);
    if (!header) {
        if (number <= rpc.highestHead())
            rpc.noteHead(outcome.from, number - 1);
        return null;
    }
    if (Number(header.number) === number)
        return header;
    throw new WrongAnswerError(`The RPC gave block ${Number(header.number)} for block ${number}.`, { number }, outcome.from);
};
/** The header, which a chain that is longer must have. */
export const existingHeader = (header, number) => {
    if (header)
        return header;
    throw new ChainMovedError(`The RPC gave no block ${number}, though its chain is longer.`, { block: number });
};
/**
 * The newest header of the chain. When an endpoint speaks of an older one than was seen before, the others are
 * asked as well: it is behind more often than the chain got shorter.
 */
export const fetchHead = async (rpc, { signal }) => {
    const seen = rpc.highestHead();
    const [outcome] = await rpc.requestAll([headerCall('latest')], { signal });
    const head = readHead(rpc, outcome);
    if (head && Number(head.number) >= seen)
        return head;
    const heads = [head, ...(await fetchHeads(rpc, { signal }))];
    const newest = heads.reduce((best, other) => (numberOf(other) > numberOf(best) ? other : best), null);
    if (newest)
        return newest;
    throw new RpcError('The RPC knows no latest block yet.', { kind: 'busy', method: METHOD });
};
/** The newest header that each endpoint knows; null for one that gives none. */
export const fetchHeads = async (rpc, { signal }) => {
    const outcomes = await rpc.requestEach(headerCall('latest'), { signal });
    return outcomes.map((outcome) => ('value' in outcome ? readHead(rpc, outcome) : null));
};
const readHead = (rpc, outcome) => {
    if (!outcome)
        return null;
    if ('error' in outcome)
        throw outcome.error;
    const header = parseHeader(outcome.value, METHOD);
    if (header)
        rpc.noteHead(outcome.from, Number(header.number));
    return header;
};
const numberOf = (header) => (header ? Number(header.number) : -1);
//# sourceMappingURL=fetchHeaders.js.map