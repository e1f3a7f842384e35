import { EngineError } from '../core/errors.js';
import { headerCall } from './fetchHeaders.js';
import { parseHeader, parseQuantity } from './parse.js';
/** An answer may be wrong once, by a proxy or a node that starts; what the chain is decides over whole endpoints. */
const MOST_ANSWERS = 5;
/** Asks the RPC which chain it serves, until it says the same twice in a row. */
export const fetchIdentity = async (rpc, { signal }) => {
    let before;
    for (let answers = 0; answers < MOST_ANSWERS; answers += 1) {
        const found = await askIdentity(rpc, { signal });
        if (found && found.chainId === before?.chainId && found.genesis === before.genesis)
            return found;
        before = found;
    }
    if (!before)
        throw new EngineError('The RPC does not know the first block of its chain.', {
            remedy: 'Use an RPC that serves all headers.',
        });
    throw new EngineError('The RPC says something else each time it is asked which chain it serves.', {
        facts: { ...before },
        remedy: 'Use another RPC, or one that does not answer for several chains.',
    });
};
const askIdentity = async (rpc, { signal }) => {
    const [chainId, genesis] = await Promise.all([
        rpc.request({ method: 'eth_chainId', params: [] }, { signal }),
        rpc.request(headerCall(0), { signal }),
    ]);
    const header = parseHeader(genesis, 'eth_getBlockByNumber');
    return header ? { chainId: parseQuantity(chainId, 'eth_chainId'), genesis: header.hash } : undefined;
};
/** Throws when a chain is not the one expected, as far as that is known. */
export const expectChain = ({ chainId, genesis }, expected) => {
    if (expected.chainId !== undefined && expected.chainId !== chainId)
        throw new EngineError(`The RPC serves chain ${chainId}, but chain ${expected.chainId} was expected.`, {
            facts: { expected: expected.chainId, found: chainId },
            remedy: `Pass an RPC URL of chain ${expected.chainId}.`,
        });
    if (expected.genesis !== undefined && expected.genesis !== genesis)
        throw new EngineError(`The RPC serves a chain that begins with block ${genesis}, not ${expected.genesis}.`, {
            facts: { expected: expected.genesis, found: genesis },
            remedy: 'Give RPC URLs of one chain only.',
        });
};
//# sourceMappingURL=fetchIdentity.js.map