import { mergeFilters } from '../core/chainWants.js';
import { assembleBlocks } from './assembleBlocks.js';
import { checkLogs } from './checkLogs.js';
import { fetchCallsOfBlocks } from './fetchCalls.js';
import { detailCalls } from './fetchDetails.js';
import { fetchHeaders } from './fetchHeaders.js';
import { fetchLogsOfBlocks } from './fetchLogs.js';
import { witnessed } from './witnessed.js';
/**
 * All blocks from `first` on, at most `most`, linked to each other and to `parent` by their hashes. Logs are
 * asked by block hash, so none can be missing or foreign.
 *
 * @param options.parent the block before `first`, if there is one
 * @param options.head the newest header of the chain
 */
export const fetchNext = (rpc, options) => witnessed(rpc, { isFinal: false }, (witness) => readNext(witness, options));
const readNext = async (rpc, options) => {
    const { first, parent, head, wants, most, proof, signal } = options;
    const headNumber = Number(head.number);
    const last = Math.min(headNumber, first + most - 1);
    const toFetch = Array.from({ length: Math.max(0, Math.min(last, headNumber - 1) - first + 1) }, (_, at) => first + at);
    const fetched = await fetchHeaders(rpc, toFetch, { signal });
    const headers = last === headNumber ? [...fetched, head] : fetched;
    const linked = linkedPrefix(headers, parent);
    if (linked.length === 0)
        return headers[0] && parent ? { kind: 'reorg' } : { kind: 'moved' };
    const hashes = linked.map(({ hash }) => hash);
    const filters = mergeFilters(wants.filters);
    const [logs, calls] = await Promise.all([
        fetchLogsOfBlocks(rpc, hashes, { filters, signal }),
        fetchCallsOfBlocks(rpc, linked, { wants: wants.calls, signal }),
    ]);
    checkLogs(linked, logs, proof.bloom);
    await proof.prove?.(rpc, linked, logs, { filters, signal });
    const details = detailCalls({ logs, calls }, wants.receiptTopics);
    const outcomes = details.calls.length === 0 ? [] : await rpc.requestAll(details.calls, { signal });
    return { kind: 'blocks', blocks: assembleBlocks(linked, { logs, calls }, details.read(outcomes)) };
};
/** Headers from the first on, as far as each follows the one before. */
export const linkedPrefix = (headers, parent) => {
    const linked = [];
    let hash = parent?.hash;
    for (const header of headers) {
        if (!header || (hash !== undefined && header.parentHash !== hash))
            break;
        linked.push(header);
        hash = header.hash;
    }
    return linked;
};
//# sourceMappingURL=fetchNext.js.map