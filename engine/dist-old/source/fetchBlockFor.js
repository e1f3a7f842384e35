import { assembleBlocks } from './assembleBlocks.js';
import { ChainMovedError } from './chainMovedError.js';
import { checkLogs } from './checkLogs.js';
import { fetchCallsOfBlocks } from './fetchCalls.js';
import { detailCalls } from './fetchDetails.js';
import { fetchLogsOfBlocks } from './fetchLogs.js';
import { witnessed } from './witnessed.js';
/**
 * The block with those of its logs and calls that `wants` asks for, in place of those it has.
 *
 * @param options.cache for final blocks only
 */
export const fetchBlockFor = async (rpc, block, options) => {
    const { cache } = options;
    const kept = cache?.next(block.number);
    const known = kept?.blocks.find(({ hash }) => hash === block.hash);
    if (known)
        return known;
    const fetched = await witnessed(rpc, { isFinal: cache !== undefined }, (witness) => readBlockFor(witness, block, options));
    await cache?.keep({ from: block.number, to: block.number, blocks: [fetched], end: fetched });
    return fetched;
};
const readBlockFor = async (rpc, block, { wants, proof, signal }) => {
    const { filters } = wants;
    const [logs, calls] = await Promise.all([
        fetchLogsOfBlocks(rpc, [block.hash], { filters, signal }),
        fetchCallsOfBlocks(rpc, [block.header], { wants: wants.calls, signal }),
    ]);
    checkLogs([block.header], logs, proof.bloom);
    await proof.prove?.(rpc, [block.header], logs, { filters, signal });
    const details = detailCalls({ logs, calls }, wants.receiptTopics);
    const outcomes = await rpc.requestAll(details.calls, { signal });
    const [assembled] = assembleBlocks([block.header], { logs, calls }, details.read(outcomes));
    if (assembled)
        return assembled;
    throw new ChainMovedError(`The RPC no longer gives block ${block.number}.`, { block: block.number });
};
//# sourceMappingURL=fetchBlockFor.js.map