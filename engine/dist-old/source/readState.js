import { ChainMovedError } from './chainMovedError.js';
import { parseBytes } from './parse.js';
import { isUnknownBlock, RpcError } from './rpcError.js';
/** Calls get this much gas everywhere, so that running out of it is the same on every RPC. */
const CALL_GAS = '0x2faf080';
/** Chains that refuse to be told. */
const WITHOUT_GAS = new Set([421_613, 421_614]);
/** Reads state at given blocks, by block hash where the RPC can, in batches. */
export const createStateReader = (rpc, { chainId }) => {
    let byHash = true;
    const gas = WITHOUT_GAS.has(chainId) ? {} : { gas: CALL_GAS };
    const toCall = (query) => {
        const at = byHash ? { blockHash: query.block.hash } : `0x${query.block.number.toString(16)}`;
        if (query.kind === 'call')
            return {
                method: 'eth_call',
                params: [{ to: query.to, data: query.data, input: query.data, ...gas }, at],
            };
        return {
            method: query.kind === 'balance' ? 'eth_getBalance' : 'eth_getCode',
            params: [query.address, at],
        };
    };
    const read = async (queries, { signal }) => {
        const outcomes = await rpc.requestAll(queries.map(toCall), { signal });
        if (byHash && outcomes.some(refusesBlockHash)) {
            byHash = false;
            return read(queries, { signal });
        }
        return queries.map((query, index) => answerOf(query, outcomes[index]));
    };
    return read;
};
/** "Invalid params" by an RPC that only takes block numbers; some use the code for a block they do not know. */
const refusesBlockHash = (outcome) => 'error' in outcome && outcome.error.code === -32_602 && !isUnknownBlock(outcome.error);
const answerOf = (query, outcome) => {
    if (outcome && 'value' in outcome)
        return parseBytes(outcome.value, query.kind);
    const error = outcome?.error;
    if (query.kind === 'call' && isRevert(error))
        return null;
    if (isUnknownBlock(error))
        throw new ChainMovedError(`The RPC does not know block ${query.block.number} by its hash.`, {
            block: query.block.number,
            hash: query.block.hash,
        });
    throw error ?? new RpcError('The RPC gave no answer.', { kind: 'malformed', method: query.kind });
};
const REVERTS = /revert|invalid jump destination|invalid opcode|stack limit reached 1024|out of gas|stack underflow|vm execution error|invalidjump|notactivated|invalidfeopcode|stackunderflow|stackoverflow|opcodenotfound/i;
const PARITY_REVERTS = /revert|Bad jump|Out of stack|Bad instruction f[ed]|Out of gas/;
/** Whether the error is the contract's doing, and so the same for everybody. */
export const isRevert = (error) => error !== undefined &&
    (REVERTS.test(error.details) ||
        error.code === 3 ||
        (error.code === -32_015 && PARITY_REVERTS.test(error.details)));
//# sourceMappingURL=readState.js.map