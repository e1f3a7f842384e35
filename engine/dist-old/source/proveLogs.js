import { tellsNothing } from './checkLogs.js';
import { logsCall, matchesFilter } from './fetchLogs.js';
import { parseLogs, parseReceipt } from './parse.js';
import { receiptsRoot } from './receiptsRoot.js';
import { WrongAnswerError } from './wrongAnswerError.js';
const METHOD = 'eth_getBlockReceipts';
/**
 * Proves for every block which may hold a wanted log, by its bloom filter, that all of those were found: the block's
 * receipts must have the root that its header names. Where no endpoint gives receipts that do, all endpoints must find
 * the same logs. Throws a `WrongAnswerError` when logs are missing or foreign.
 */
export const createLogProver = (bloom, log) => async (rpc, headers, found, { filters, signal }) => {
    const isBlind = tellsNothing(headers);
    const open = headers.filter(({ logsBloom }) => isBlind || logsBloom === undefined || filters.some((filter) => bloom.mayMatch(logsBloom, filter)));
    const outcomes = await rpc.requestAll(open.map(({ number }) => ({ method: METHOD, params: [number] })), { signal });
    for (const [index, header] of open.entries()) {
        const outcome = outcomes[index];
        const given = outcome && 'value' in outcome ? await logsOfReceipts(outcome.value, header) : undefined;
        const logs = given ?? (await agreedLogs(rpc, header, { filters, signal }));
        if (!given)
            log.debug({ block: Number(header.number) }, 'Compared logs without receipts');
        const wanted = logs.filter((candidate) => filters.some((filter) => matchesFilter(candidate, filter)));
        const known = found.filter((candidate) => Number(candidate.blockNumber) === Number(header.number) &&
            filters.some((filter) => matchesFilter(candidate, filter)));
        if (textOf(wanted) === textOf(known))
            continue;
        throw new WrongAnswerError(`The RPC gave other logs of block ${Number(header.number)} than it holds.`, {
            block: Number(header.number),
            given: known.length,
            held: wanted.length,
        });
    }
};
/** What tells logs of one block from others. */
const textOf = (logs) => JSON.stringify(logs.map(({ logIndex, address, topics, data }) => [Number(logIndex), address, topics, data]));
/** The logs of a block, undefined when its receipts are not those that its header names. */
const logsOfReceipts = async (value, header) => {
    if (!Array.isArray(value))
        return undefined;
    const receipts = [];
    for (const item of value) {
        const receipt = parseReceipt(item, METHOD);
        if (!receipt)
            return undefined;
        receipts.push(receipt);
    }
    if ((await receiptsRoot(receipts)) !== header.receiptsRoot)
        return undefined;
    return receipts.flatMap(({ logs }) => logs);
};
const agreedLogs = async (rpc, { hash, number }, { filters, signal }) => {
    const byPlace = new Map();
    for (const filter of filters) {
        const outcomes = await rpc.requestEach(logsCall(filter, { blockHash: hash }), { signal });
        const answers = outcomes.flatMap((outcome) => 'value' in outcome ? [parseLogs(outcome.value, 'eth_getLogs')] : []);
        const [first = [], ...others] = answers;
        if (others.some((other) => textOf(other) !== textOf(first)))
            throw new WrongAnswerError(`RPCs disagree on the logs of block ${Number(number)}.`, {
                block: Number(number),
                counts: answers.map(({ length }) => length),
            });
        for (const candidate of first)
            byPlace.set(Number(candidate.logIndex), candidate);
    }
    return [...byPlace.values()].sort((a, b) => Number(a.logIndex) - Number(b.logIndex));
};
//# sourceMappingURL=proveLogs.js.map