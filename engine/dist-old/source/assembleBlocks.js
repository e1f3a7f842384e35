import { ChainMovedError } from './chainMovedError.js';
/**
 * Puts together what was fetched in pieces, one block per header, without the calls of transactions that failed.
 * Throws a `ChainMovedError` when the pieces do not belong to the same blocks.
 *
 * @param findings in chain order
 */
export const assembleBlocks = (headers, findings, { transactions, receipts }) => {
    const logsByNumber = groupByNumber(findings.logs);
    const callsByNumber = groupByNumber(findings.calls);
    return headers.map((header) => {
        const number = Number(header.number);
        const logs = logsByNumber.get(number) ?? [];
        const calls = callsByNumber.get(number) ?? [];
        const own = { transactions: new Map(), receipts: new Map() };
        const add = (what, { blockHash, transactionHash }) => {
            if (blockHash !== header.hash)
                throw moved(what, number, transactionHash);
            const found = transactions.get(transactionHash);
            if (found?.blockHash !== header.hash)
                throw moved('transaction', number, transactionHash);
            own.transactions.set(transactionHash, found.transaction);
            const receipt = receipts.get(transactionHash);
            if (!receipt)
                return;
            if (receipt.blockHash !== header.hash)
                throw moved('receipt', number, transactionHash);
            own.receipts.set(transactionHash, receipt);
        };
        for (const log of logs)
            add('log', log);
        for (const call of calls)
            add('call', call);
        return {
            number,
            hash: header.hash,
            parentHash: header.parentHash,
            timestamp: Number(header.timestamp),
            header,
            logs,
            calls: calls.filter(({ transactionHash }) => !hasFailed(own.receipts.get(transactionHash))),
            ...own,
        };
    });
};
const groupByNumber = (findings) => {
    const groups = new Map();
    for (const finding of findings) {
        const number = Number(finding.blockNumber);
        const group = groups.get(number);
        if (group)
            group.push(finding);
        else
            groups.set(number, [finding]);
    }
    return groups;
};
/** Receipts of the first years say nothing of it; then the trace alone decides. */
const hasFailed = (receipt) => Number(receipt?.status ?? 1) === 0;
const moved = (what, block, transaction) => new ChainMovedError(`The RPC gave a ${what} that is not in block ${block} as it gave that block.`, {
    block,
    transaction,
});
//# sourceMappingURL=assembleBlocks.js.map